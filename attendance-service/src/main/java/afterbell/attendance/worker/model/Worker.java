package afterbell.attendance.worker.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A worker's standing in the whole city. Fed by staffing.
 *
 * @param schoolIds  schools that the worker belongs to
 * @param barred     by an adverse record, everywhere (R25)
 * @param clearances days on which the worker may serve, school by school (R24)
 */
public record Worker(String workerId, Set<String> schoolIds, boolean barred, List<Clearance> clearances) {
    public Worker {
        schoolIds = Set.copyOf(schoolIds);
        clearances = List.copyOf(clearances);
    }

    /** Both ends included. */
    public record Clearance(String schoolId, LocalDate from, LocalDate until) {
        boolean covers(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(until);
        }
    }

    /** Of whom nothing was told. */
    public static Worker unknown(String workerId) {
        return new Worker(workerId, Set.of(), false, List.of());
    }

    /** Why the worker may not look after the school's children on that day; empty when nothing is against it. */
    public Optional<Objection> objection(String schoolId, LocalDate day) {
        var thatDay = clearances.stream().filter(it -> it.covers(day)).toList();
        if (barred || thatDay.isEmpty()) {
            return Optional.of(Objection.NOT_CLEARED);
        }
        if (thatDay.stream().anyMatch(it -> it.schoolId().equals(schoolId))) {
            return Optional.empty();
        }
        return Optional.of(schoolIds.contains(schoolId) ? Objection.NOT_CLEARED : Objection.NOT_AT_SCHOOL);
    }

    /** Whether the worker is, or was, cleared for that day; a bar takes away its own day and those after it. */
    public boolean isClearedAt(String schoolId, LocalDate day) {
        return clearances.stream().anyMatch(it -> it.schoolId().equals(schoolId) && it.covers(day));
    }

    /** Why a worker may not serve. */
    public enum Objection {
        NOT_CLEARED,
        NOT_AT_SCHOOL
    }
}
