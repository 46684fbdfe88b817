package afterbell.staffing.calendar.store;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

import org.springframework.stereotype.Component;

/**
 * Schools of which something was stored that says how much staff is needed or there. Kept in memory only: a process
 * that starts takes every school for changed.
 */
@Component
public class ChangedSchools {
    private final Map<String, Waiting> schools = new ConcurrentHashMap<>();
    private final AtomicBoolean all = new AtomicBoolean(true);

    /** Since when the school waits, and when it changed last, in nanoseconds of the process. */
    private record Waiting(long since, long last) {}

    public void add(String schoolId) {
        long now = System.nanoTime();
        schools.merge(schoolId, new Waiting(now, now), (known, _) -> new Waiting(known.since(), now));
    }

    /** What has changed concerns every school. */
    public void addAll() {
        all.set(true);
    }

    /** @return whether every school is to be looked at, which is forgotten by asking */
    public boolean takeAll() {
        return all.getAndSet(false);
    }

    /**
     * Hands out schools that are quiet for so long, or wait for so long, and forgets them.
     *
     * @param quiet   nanoseconds since the last change
     * @param waiting nanoseconds since the first
     */
    public List<String> take(long quiet, long waiting) {
        long now = System.nanoTime();
        return schools.entrySet()
                .stream()
                .filter(it -> now - it.getValue().last() >= quiet || now - it.getValue().since() >= waiting)
                .filter(it -> schools.remove(it.getKey(), it.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }
}
