package afterbell.staffing.place.model;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import afterbell.staffing.place.model.PlaceHistory.Change.Ended;
import afterbell.staffing.place.model.PlaceHistory.Change.Granted;
import afterbell.staffing.place.model.PlaceHistory.Change.LeaveSet;
import afterbell.staffing.place.model.PlaceHistory.Change.WeekdaysChanged;

/**
 * What was told of a pupil's place in a group in one semester, in the order in which it was decided, whatever the order of arrival.
 */
public record PlaceHistory(List<Change> changes) {
    static final PlaceHistory NOTHING = new PlaceHistory(List.of());

    public PlaceHistory {
        changes = List.copyOf(changes);
    }

    /** One fact. */
    public sealed interface Change {
        /** Position among the facts of the pupil. */
        long sequence();

        /**
         * @param from     first service day
         * @param weekdays on which the pupil comes; empty: on all
         */
        record Granted(LocalDate from, Set<DayOfWeek> weekdays, long sequence) implements Change {}

        /** @param from first day on which the pupil comes on these weekdays */
        record WeekdaysChanged(LocalDate from, Set<DayOfWeek> weekdays, long sequence) implements Change {}

        /** @param until first day after the leave */
        record LeaveSet(String leaveId, LocalDate from, LocalDate until, long sequence) implements Change {}

        /** @param until first day without the place */
        record Ended(LocalDate until, long sequence) implements Change {}
    }

    /** @return the history with the fact; itself when it is known */
    PlaceHistory told(Change change) {
        if (changes.stream().anyMatch(known -> known.sequence() == change.sequence())) {
            return this;
        }
        var more = new ArrayList<>(changes);
        more.add(change);
        more.sort(Comparator.comparingLong(Change::sequence));
        return new PlaceHistory(more);
    }

    /** Whether the pupil is awaited: has the place, comes on that weekday and is not on leave. */
    boolean awaits(LocalDate day) {
        return periods().stream().anyMatch(period -> period.covers(day) && period.awaits(day));
    }

    /** A later grant or end replaces one that it follows directly; what is told before any grant tells nothing. */
    private List<Period> periods() {
        var periods = new ArrayList<Period>();
        for (var change : changes) {
            boolean hasPlace = !periods.isEmpty();
            switch (change) {
                case Granted granted when hasPlace && periods.getLast().until() == null -> replaceLast(periods,
                        Period.of(granted));
                case Granted granted -> periods.add(Period.of(granted));
                case WeekdaysChanged week when hasPlace -> replaceLast(periods, periods.getLast().with(week));
                case LeaveSet leave when hasPlace -> replaceLast(periods, periods.getLast().with(leave));
                case Ended ended when hasPlace -> replaceLast(periods, periods.getLast().endedOn(ended.until()));
                case WeekdaysChanged _, LeaveSet _, Ended _ -> {
                }
            }
        }
        return periods;
    }

    private static void replaceLast(List<Period> periods, Period last) {
        periods.removeLast();
        periods.add(last);
    }

    /** @param weeks in order; an earlier one counts until the next */
    private record Period(LocalDate from, @Nullable LocalDate until, List<WeekdaysChanged> weeks,
            List<LeaveSet> leaves) {

        static Period of(Granted granted) {
            return new Period(granted.from(), null,
                    List.of(new WeekdaysChanged(granted.from(), granted.weekdays(),
                            granted.sequence())),
                    List.of());
        }

        Period with(WeekdaysChanged week) {
            var changed = new ArrayList<>(weeks);
            changed.removeIf(known -> !known.from().isBefore(week.from()));
            changed.add(week);
            return new Period(from, until, changed, leaves);
        }

        Period with(LeaveSet leave) {
            var changed = new ArrayList<>(leaves);
            changed.removeIf(known -> known.leaveId().equals(leave.leaveId()));
            changed.add(leave);
            return new Period(from, until, weeks, changed);
        }

        Period endedOn(LocalDate day) {
            return new Period(from, day, weeks, leaves);
        }

        boolean covers(LocalDate day) {
            return !day.isBefore(from) && (until == null || day.isBefore(until));
        }

        boolean awaits(LocalDate day) {
            return comesOn(day) && leaves.stream()
                    .noneMatch(leave -> !day.isBefore(leave.from()) && day.isBefore(leave.until()));
        }

        /** On a make-up day, which falls on a weekend, everybody comes (R10). */
        private boolean comesOn(LocalDate day) {
            var weekday = day.getDayOfWeek();
            if (weekday == DayOfWeek.SATURDAY || weekday == DayOfWeek.SUNDAY) {
                return true;
            }
            return weekOf(day).map(week -> week.weekdays().isEmpty() || week.weekdays().contains(weekday))
                    .orElse(true);
        }

        private Optional<WeekdaysChanged> weekOf(LocalDate day) {
            return weeks.stream().filter(week -> !week.from().isAfter(day)).reduce((_, later) -> later);
        }
    }
}
