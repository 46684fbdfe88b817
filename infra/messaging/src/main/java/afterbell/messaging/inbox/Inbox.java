package afterbell.messaging.inbox;

import java.time.Duration;

import afterbell.messaging.Envelope;

/**
 * Reads one topic into one projection. Declared as a bean; a consumer group {@code <service>.<projection>} follows.
 * <p>
 * {@link #on} is called at least once for each fact, in order per key, and again after a crash, a replay or a rebuild:
 * it must end in the same state however often and in whatever order it sees a fact. It throws to have the fact
 * delivered again.
 *
 * @param <F> the topic's sealed interface in the contracts
 */
public interface Inbox<F> {
    /** The sealed interface marked as the topic. */
    Class<F> topic();

    /** Name of the projection within the service, for example {@code served-days}. */
    String projection();

    void on(Envelope<F> event);

    /**
     * How long a fact may wait at the broker for others, so that they are read together and share what reading and
     * storing costs. Nothing, unless those who look at the projection do not notice.
     */
    default Duration patience() {
        return Duration.ZERO;
    }

    /** Empties the projection before it is rebuilt from the first fact on. */
    void clear();
}
