package afterbell.simulator.fault;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** What people were told is so: every command that was acknowledged during the rush, by register. */
final class Witness {
    private final Map<String, Set<String>> present = new ConcurrentHashMap<>();
    private final Map<String, String> holders = new ConcurrentHashMap<>();
    private final Map<String, Map<String, String>> released = new ConcurrentHashMap<>();
    private final AtomicLong acknowledged = new AtomicLong();

    /** @param register {@code group:date:AFTERNOON} */
    void rollCalled(String register, Set<String> pupils, String workerId) {
        present.put(register, Set.copyOf(pupils));
        holders.put(register, workerId);
        acknowledged.incrementAndGet();
    }

    void handedOver(String register, String toWorkerId) {
        holders.put(register, toWorkerId);
        acknowledged.incrementAndGet();
    }

    void released(String register, String pupilId, String adultId) {
        released.computeIfAbsent(register, _ -> new ConcurrentHashMap<>()).put(pupilId, adultId);
        acknowledged.incrementAndGet();
    }

    Set<String> registers() {
        return new TreeSet<>(present.keySet());
    }

    Set<String> presentIn(String register) {
        return present.getOrDefault(register, Set.of());
    }

    /** Who has the pupils of the register in the end; empty where nobody was told. */
    String holderOf(String register) {
        return holders.getOrDefault(register, "");
    }

    /** @return adult by pupil */
    Map<String, String> releasedIn(String register) {
        return released.getOrDefault(register, Map.of());
    }

    long acknowledged() {
        return acknowledged.get();
    }
}
