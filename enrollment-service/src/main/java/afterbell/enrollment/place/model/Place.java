package afterbell.enrollment.place.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A pupil's place in a group. It lasts no longer than its semester.
 *
 * @param from   first day
 * @param weeks  on which weekdays the pupil comes, each from a day on, in order; the first from the first day
 * @param leaves in the order in which they were taken
 * @param until  first day without the place, null while it is held
 * @param reason why it ended, null while it is held
 */
public record Place(Intake intake, String groupId, LocalDate from, List<Week> weeks, List<Leave> leaves,
        @Nullable LocalDate until, @Nullable EndReason reason) {
    public Place {
        weeks = List.copyOf(weeks);
        leaves = List.copyOf(leaves);
    }

    /** From that day on the pupil comes on these weekdays. */
    public record Week(LocalDate from, Weekdays weekdays) {}

    public static Place held(Intake intake, String groupId, LocalDate from, Weekdays weekdays) {
        return new Place(intake, groupId, from, List.of(new Week(from, weekdays)), List.of(), null, null);
    }

    public boolean isHeld() {
        return until == null;
    }

    /** Whether the other is this place, whatever became of it since. */
    boolean isSameAs(Place other) {
        return intake.equals(other.intake) && groupId.equals(other.groupId) && from.equals(other.from)
                && isHeld() == other.isHeld();
    }

    /** Whether the pupil has the place on that day. */
    public boolean covers(LocalDate day) {
        return !day.isBefore(from) && (until == null || day.isBefore(until));
    }

    /** Whether the pupil is awaited on that service day: has the place, comes on that weekday and is not on leave. */
    public boolean awaits(LocalDate day) {
        return covers(day) && weekdaysOn(day).include(day) && leaves.stream().noneMatch(leave -> leave.covers(day));
    }

    private Weekdays weekdaysOn(LocalDate day) {
        return weeks.stream()
                .filter(week -> !week.from().isAfter(day))
                .reduce((_, later) -> later)
                .map(Week::weekdays)
                .orElse(Weekdays.ALL);
    }

    /** A place that would end before it began never was. */
    Place ended(LocalDate on, EndReason why) {
        return new Place(intake, groupId, from, weeks, leaves, on.isBefore(from) ? from : on, why);
    }

    /** Replaces what was said of that day and later ones. */
    Place withWeekdays(LocalDate day, Weekdays weekdays) {
        var first = day.isBefore(from) ? from : day;
        if (weekdaysOn(first).equals(weekdays) && weeks.stream().noneMatch(week -> week.from().isAfter(first))) {
            return this;
        }
        var changed = new ArrayList<>(weeks.stream().filter(week -> week.from().isBefore(first)).toList());
        changed.add(new Week(first, weekdays));
        return new Place(intake, groupId, from, changed, leaves, until, reason);
    }

    /** The leave with the same id is replaced. */
    Place withLeave(Leave leave) {
        var changed = new ArrayList<>(leaves);
        changed.removeIf(known -> known.leaveId().equals(leave.leaveId()));
        changed.add(leave);
        return new Place(intake, groupId, from, weeks, changed, until, reason);
    }

    /** Whether the two share a day of a slot. A place ends with its semester, and semesters share no day. */
    boolean overlaps(Place other) {
        return intake.slot() == other.intake.slot() && intake.semesterId().equals(other.intake.semesterId())
                && (until == null || until.isAfter(other.from)) && (other.until == null || other.until.isAfter(from));
    }
}
