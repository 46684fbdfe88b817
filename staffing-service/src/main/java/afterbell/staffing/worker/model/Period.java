package afterbell.staffing.worker.model;

import java.time.LocalDate;
import java.util.Optional;

/** Days on which a worker is cleared, both ends included. */
public record Period(LocalDate from, LocalDate until) {
    public Period {
        if (until.isBefore(from)) {
            throw new IllegalArgumentException("A clearance ends on " + until + " before it begins on " + from);
        }
    }

    public boolean covers(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(until);
    }

    /** @return what is left of it when it ends before that day, at the latest */
    public Optional<Period> before(LocalDate day) {
        if (!from.isBefore(day)) {
            return Optional.empty();
        }
        return Optional.of(until.isBefore(day) ? this : new Period(from, day.minusDays(1)));
    }

    /**
     * Goes on with a newer clearance: without a gap it is one period, and never a shorter one; after a gap only the
     * newer one counts.
     */
    public Period renewedBy(Period newer) {
        if (newer.from().isAfter(until.plusDays(1))) {
            return newer;
        }
        return new Period(from, newer.until().isAfter(until) ? newer.until() : until);
    }
}
