package afterbell.attendance.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Documents with versions, and the events of each in their order, as the real store keeps them: a write over somebody
 * else's is refused, and state and events are one write.
 *
 * @param <S> the state
 * @param <E> the events
 */
final class FaultyStore<S, E> {
    /**
     * A state as somebody has read it.
     *
     * @param version 0 before the first write
     */
    record Read<S>(String id, long version, S state) {}

    /** An event as it is published. */
    record Published<E>(String id, long sequence, E event) {}

    private final Map<String, Read<S>> documents = new HashMap<>();
    private final List<Published<E>> published = new ArrayList<>();
    private final Map<String, Long> sequences = new HashMap<>();

    Read<S> read(String id, S ifAbsent) {
        return documents.getOrDefault(id, new Read<>(id, 0, ifAbsent));
    }

    /** @return false when somebody else has written meanwhile */
    boolean write(Read<?> before, S next, List<E> events) {
        var now = documents.get(before.id());
        if ((now == null ? 0 : now.version()) != before.version()) {
            return false;
        }
        documents.put(before.id(), new Read<>(before.id(), before.version() + 1, next));
        events.forEach(event -> published.add(
                new Published<>(before.id(), sequences.merge(before.id(), 1L, Long::sum), event)));
        return true;
    }

    List<S> all() {
        return documents.values().stream().map(Read::state).toList();
    }

    List<Published<E>> published() {
        return List.copyOf(published);
    }
}
