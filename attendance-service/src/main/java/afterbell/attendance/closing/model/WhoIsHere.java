package afterbell.attendance.closing.model;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import afterbell.attendance.rollcall.model.Custody;
import afterbell.attendance.rollcall.model.Entry;
import afterbell.attendance.rollcall.model.Presence;
import afterbell.attendance.rollcall.model.Register.Called;
import afterbell.attendance.session.model.Session.Closing;

/** What a session's registers say together (R31). */
public record WhoIsHere(List<Called> registers) {
    public WhoIsHere {
        registers = List.copyOf(registers);
    }

    /** @return pupils in somebody's care */
    public int inCare() {
        return registers.stream().mapToInt(register -> register.inCare().size()).sum();
    }

    /** @return pupils in the worker's care */
    public long inCareOf(String workerId) {
        return registers.stream().mapToLong(register -> register.inCareOf(workerId).size()).sum();
    }

    /**
     * @param expected ids of the pupils who hold a place that day
     * @return ids of the pupils who are in care, or of whom no register says anything, in order
     */
    public List<String> unaccounted(Collection<String> expected) {
        Set<String> entered = entries().map(Entry::pupilId).collect(Collectors.toUnmodifiableSet());
        return Stream.concat(registers.stream().flatMap(register -> register.inCare().stream()).map(Entry::pupilId),
                expected.stream().filter(pupil -> !entered.contains(pupil))).distinct().sorted().toList();
    }

    public Closing closing(Instant at) {
        return new Closing(at, count(entry -> entry.presence() == Presence.PRESENT),
                count(entry -> entry.presence() != Presence.PRESENT),
                count(entry -> entry.custody() instanceof Custody.Released));
    }

    private int count(Predicate<Entry> which) {
        return Math.toIntExact(entries().filter(which).count());
    }

    private Stream<Entry> entries() {
        return registers.stream().flatMap(register -> register.entries().stream());
    }
}
