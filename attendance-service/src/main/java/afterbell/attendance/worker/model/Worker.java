package afterbell.attendance.worker.model;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A worker's standing in the whole city. Fed by staffing.
 *
 * @param barred       by an adverse record, everywhere (R25)
 * @param clearedFrom  first day of the clearance, null when never cleared
 * @param clearedUntil last day of the clearance, null when never cleared
 */
public record Worker(String workerId, Set<String> schoolIds, boolean barred, @Nullable LocalDate clearedFrom,
        @Nullable LocalDate clearedUntil) {
    public Worker {
        schoolIds = Set.copyOf(schoolIds);
    }

    /** Of whom nothing was told. */
    public static Worker unknown(String workerId) {
        return new Worker(workerId, Set.of(), false, null, null);
    }

    /** Why the worker may not look after the school's children on that day; empty when nothing is against it. */
    public Optional<Objection> objection(String schoolId, LocalDate day) {
        if (!isCleared(day)) {
            return Optional.of(Objection.NOT_CLEARED);
        }
        return schoolIds.contains(schoolId) ? Optional.empty() : Optional.of(Objection.NOT_AT_SCHOOL);
    }

    private boolean isCleared(LocalDate day) {
        return !barred && clearedFrom != null && clearedUntil != null && !day.isBefore(clearedFrom)
                && !day.isAfter(clearedUntil);
    }

    /** Why a worker may not serve. */
    public enum Objection {
        NOT_CLEARED,
        NOT_AT_SCHOOL
    }
}
