package afterbell.enrollment.place.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What is agreed of a pupil's place in a group.
 *
 * @param from   first day
 * @param weeks  on which weekdays the pupil comes, each from a day on, in order; the first from the first day
 * @param leaves in the order in which they were taken
 */
public record Tenure(Intake intake, String groupId, LocalDate from, List<Week> weeks, List<Leave> leaves) {
    public Tenure {
        weeks = List.copyOf(weeks);
        leaves = List.copyOf(leaves);
    }

    /** From that day on the pupil comes on these weekdays. */
    public record Week(LocalDate from, Weekdays weekdays) {}

    /** Whether the pupil comes on that day, as long as the place lasts: on that weekday, and not on leave. */
    boolean expects(LocalDate day) {
        return weekdaysOn(day).include(day) && leaves.stream().noneMatch(leave -> leave.covers(day));
    }

    private Weekdays weekdaysOn(LocalDate day) {
        return weeks.stream()
                .filter(week -> !week.from().isAfter(day))
                .reduce((_, later) -> later)
                .map(Week::weekdays)
                .orElse(Weekdays.ALL);
    }

    /** Replaces what was said of that day and later ones. */
    Tenure withWeekdays(LocalDate day, Weekdays weekdays) {
        var first = day.isBefore(from) ? from : day;
        if (weekdaysOn(first).equals(weekdays) && weeks.stream().noneMatch(week -> week.from().isAfter(first))) {
            return this;
        }
        var changed = new ArrayList<>(weeks.stream().filter(week -> week.from().isBefore(first)).toList());
        changed.add(new Week(first, weekdays));
        return new Tenure(intake, groupId, from, changed, leaves);
    }

    /** The leave with the same id is replaced. */
    Tenure withLeave(Leave leave) {
        var changed = new ArrayList<>(leaves);
        changed.removeIf(known -> known.leaveId().equals(leave.leaveId()));
        changed.add(leave);
        return new Tenure(intake, groupId, from, weeks, changed);
    }
}
