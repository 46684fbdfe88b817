package afterbell.attendance.visit.model;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

import afterbell.attendance.visit.model.Visit.Arrival;
import afterbell.attendance.visit.model.Visit.Departure;
import afterbell.attendance.visit.model.Visit.Inside;
import afterbell.attendance.visit.model.Visit.Left;

/** How visits go on (R31). */
public final class VisitRules {
    /** Visitors who can be inside a school at once. */
    public static final int MOST_INSIDE = 500;
    /** Days for which it is kept who a visitor was. */
    public static final int KEPT_DAYS = 365;
    private static final Duration LONGEST = Duration.ofDays(7);

    private VisitRules() {}

    /** Why a visit is not entered. */
    public enum Refusal {
        TOLD_OTHERWISE,
        TOO_MANY_INSIDE,
        TOO_LONG_AGO,
        LEFT_BEFORE_COMING,
        STAYED_TOO_LONG,
        LEFT_OTHERWISE
    }

    /** What became of what was told. */
    public sealed interface Outcome {
        /** @param changed false when it was known before */
        record Done(Visit visit, boolean changed) implements Outcome {}

        record Refused(Refusal why) implements Outcome {}
    }

    /**
     * @param known     the visit of that id
     * @param sameWords whether the visitor is who the known visit says
     * @param inside    visitors who are inside now
     */
    public static Outcome come(Optional<Visit> known, Arrival told, boolean sameWords, int inside, LocalDate today) {
        if (known.isPresent()) {
            return sameWords && known.get().arrival().tellsTheSameAs(told)
                    ? new Outcome.Done(known.get(), false)
                    : new Outcome.Refused(Refusal.TOLD_OTHERWISE);
        }
        if (isForgotten(told.date(), today)) {
            return new Outcome.Refused(Refusal.TOO_LONG_AGO);
        }
        return inside >= MOST_INSIDE
                ? new Outcome.Refused(Refusal.TOO_MANY_INSIDE)
                : new Outcome.Done(new Inside(told), true);
    }

    public static Outcome leave(Visit visit, Instant at, String seenBy) {
        return switch (visit) {
            case Left left when left.departure().at().equals(at) -> new Outcome.Done(left, false);
            case Left _ -> new Outcome.Refused(Refusal.LEFT_OTHERWISE);
            case Inside(var arrival) when at.isBefore(arrival.at()) ->
                new Outcome.Refused(Refusal.LEFT_BEFORE_COMING);
            case Inside(var arrival) when at.isAfter(arrival.at().plus(LONGEST)) ->
                new Outcome.Refused(Refusal.STAYED_TOO_LONG);
            case Inside(var arrival) -> new Outcome.Done(new Left(arrival, new Departure(at, seenBy)), true);
        };
    }

    /** @return whether it is no longer kept who came on that day */
    public static boolean isForgotten(LocalDate day, LocalDate today) {
        return day.isBefore(today.minusDays(KEPT_DAYS));
    }
}
