package afterbell.messaging.outbox;

import java.util.function.Function;

/**
 * A state as it was loaded, with what is needed to save its successor.
 *
 * @param version  0 when nothing is stored yet; grows by one with each save
 * @param sequence number of facts decided so far
 * @param waiting  whether some of these facts may not be published yet
 */
public record Versioned<S>(String id, S state, long version, long sequence, boolean waiting) {
    /** A state that is not stored yet. */
    public static <S> Versioned<S> fresh(String id, S state) {
        return new Versioned<>(id, state, 0, 0, false);
    }

    public boolean isFresh() {
        return version == 0;
    }

    public <T> Versioned<T> map(Function<? super S, ? extends T> change) {
        return new Versioned<>(id, change.apply(state), version, sequence, waiting);
    }
}
