package afterbell.attendance.device.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import afterbell.attendance.device.model.DeviceFact.Key;
import afterbell.attendance.rollcall.model.RegisterId;

/**
 * All that devices have told of a register's pupils, and what has become of it.
 *
 * @param facts     in the order of their keys, at most {@link #MOST_FACTS}
 * @param decisions by people, in the order in which they came
 * @param conflicts pupils at whom a person must look, in the order of their ids
 */
public record DeviceRegister(RegisterId id, String schoolId, List<Kept> facts, List<Decision> decisions,
        List<Conflict> conflicts) {
    /** 50 pupils, 20 facts each. */
    public static final int MOST_FACTS = 1_000;
    public static final int MOST_FACTS_OF_A_PUPIL = 40;
    public static final int MOST_DECISIONS = 200;

    public DeviceRegister {
        facts = List.copyOf(facts);
        decisions = List.copyOf(decisions);
        conflicts = List.copyOf(conflicts);
    }

    public static DeviceRegister empty(RegisterId id, String schoolId) {
        return new DeviceRegister(id, schoolId, List.of(), List.of(), List.of());
    }

    /**
     * @param wrote whether the register says what it says of the pupil because of this fact: then a fact that counts
     *              more takes its place; what a person has entered stays
     */
    public record Kept(DeviceFact fact, State state, boolean wrote) {
        static Kept fresh(DeviceFact fact) {
            return new Kept(fact, State.NEW, false);
        }

        Kept in(State other, boolean hasWritten) {
            return new Kept(fact, other, hasWritten);
        }
    }

    /**
     * What a person has decided of a pupil's facts.
     *
     * @param kept     the fact that holds, null: what the register says
     * @param setAside facts that do not hold
     * @param by       subject of the caller
     * @param reason   in the school's words
     */
    public record Decision(String pupilId, @Nullable Key kept, List<Key> setAside, String by, Instant at,
            String reason) {
        public Decision {
            setAside = List.copyOf(setAside);
        }
    }

    /** @param since when it was seen that a person must look */
    public record Conflict(String pupilId, Instant since) {}

    public Optional<Kept> find(Key key) {
        return facts.stream().filter(it -> it.fact().key().equals(key)).findFirst();
    }

    public List<Kept> of(String pupilId) {
        return facts.stream().filter(it -> it.fact().pupilId().equals(pupilId)).toList();
    }

    public Optional<Conflict> conflictOf(String pupilId) {
        return conflicts.stream().filter(it -> it.pupilId().equals(pupilId)).findFirst();
    }

    /** @return the gravest of what a person must look at of the pupil */
    public Matter matterOf(String pupilId) {
        return of(pupilId).stream()
                .flatMap(it -> it.state() instanceof State.Conflict(var matter) ? Stream.of(matter) : Stream.empty())
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** @return whether something may still come of what waits */
    public boolean isWaiting() {
        return facts.stream().anyMatch(it -> it.state() instanceof State.Waiting);
    }

    Set<Key> setAside() {
        return decisions.stream().flatMap(it -> it.setAside().stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** @return the last decision that keeps the fact, if none has set it aside since */
    Optional<Decision> keeping(Key key) {
        return decisions.reversed()
                .stream()
                .filter(it -> key.equals(it.kept()) || it.setAside().contains(key))
                .findFirst()
                .filter(it -> key.equals(it.kept()));
    }

    DeviceRegister with(Collection<Kept> others) {
        var sorted = new TreeMap<Key, Kept>();
        facts.forEach(it -> sorted.put(it.fact().key(), it));
        others.forEach(it -> sorted.put(it.fact().key(), it));
        return new DeviceRegister(id, schoolId, List.copyOf(sorted.values()), decisions, conflicts);
    }

    DeviceRegister with(Decision decision) {
        var more = new ArrayList<>(decisions);
        more.add(decision);
        return new DeviceRegister(id, schoolId, facts, more, conflicts);
    }

    DeviceRegister inConflict(List<Conflict> others) {
        return new DeviceRegister(id, schoolId, facts, decisions, others);
    }
}
