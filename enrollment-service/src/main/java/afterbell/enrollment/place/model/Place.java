package afterbell.enrollment.place.model;

import java.time.LocalDate;
import java.util.List;

import afterbell.enrollment.place.model.Tenure.Week;

/** A pupil's place in a group (R2, R6). It lasts no longer than its semester, held or ended. */
public sealed interface Place {
    Tenure tenure();

    /** Only a held place changes, and only a held place ends. */
    record Held(Tenure tenure) implements Place {
        /** A place that would end before it began never was. */
        Ended ended(LocalDate on, EndReason why) {
            return new Ended(tenure, on.isBefore(from()) ? from() : on, why);
        }

        Held withWeekdays(LocalDate day, Weekdays weekdays) {
            return new Held(tenure.withWeekdays(day, weekdays));
        }

        Held withLeave(Leave leave) {
            return new Held(tenure.withLeave(leave));
        }
    }

    /** @param until first day without the place */
    record Ended(Tenure tenure, LocalDate until, EndReason reason) implements Place {}

    static Held held(Intake intake, String groupId, LocalDate from, Weekdays weekdays) {
        return new Held(new Tenure(intake, groupId, from, List.of(new Week(from, weekdays)), List.of()));
    }

    default Intake intake() {
        return tenure().intake();
    }

    default String groupId() {
        return tenure().groupId();
    }

    default LocalDate from() {
        return tenure().from();
    }

    default List<Week> weeks() {
        return tenure().weeks();
    }

    default List<Leave> leaves() {
        return tenure().leaves();
    }

    /** Whether the pupil has the place on that day. */
    default boolean covers(LocalDate day) {
        return !day.isBefore(from()) && isNotOver(day);
    }

    /** Whether the pupil is awaited on that service day: has the place, comes on that weekday and is not on leave. */
    default boolean awaits(LocalDate day) {
        return covers(day) && tenure().expects(day);
    }

    /** Whether the two share a day of a slot. A place ends with its semester, and semesters share no day. */
    default boolean overlaps(Place other) {
        return intake().slot() == other.intake().slot() && intake().semesterId().equals(other.intake().semesterId())
                && isNotOver(other.from()) && other.isNotOver(from());
    }

    private boolean isNotOver(LocalDate day) {
        return switch (this) {
            case Held _ -> true;
            case Ended(Tenure _, LocalDate until, EndReason _) -> day.isBefore(until);
        };
    }
}
