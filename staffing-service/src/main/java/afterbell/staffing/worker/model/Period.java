package afterbell.staffing.worker.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Days in a row, both ends included. */
public record Period(LocalDate from, LocalDate until) {
    public Period {
        if (until.isBefore(from)) {
            throw new IllegalArgumentException("A period ends on " + until + " before it begins on " + from);
        }
    }

    public static Period from(LocalDate day) {
        return new Period(day, LocalDate.MAX);
    }

    /** @return empty when the last day lies before the first */
    static Optional<Period> of(LocalDate from, LocalDate until) {
        return until.isBefore(from) ? Optional.empty() : Optional.of(new Period(from, until));
    }

    public boolean covers(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(until);
    }

    Optional<Period> intersection(Period other) {
        return of(from.isAfter(other.from) ? from : other.from, until.isBefore(other.until) ? until : other.until);
    }

    /** @return the days before and after */
    List<Period> complement() {
        var rest = new ArrayList<Period>();
        if (from.isAfter(LocalDate.MIN)) {
            rest.add(new Period(LocalDate.MIN, from.minusDays(1)));
        }
        if (until.isBefore(LocalDate.MAX)) {
            rest.add(new Period(until.plusDays(1), LocalDate.MAX));
        }
        return rest;
    }

    boolean isFollowedAfterGapBy(Period later) {
        return until.isBefore(LocalDate.MAX) && later.from.isAfter(until.plusDays(1));
    }
}
