package afterbell.enrollment.place.model;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The weekdays on which a pupil comes.
 *
 * @param days Monday to Friday, at least one
 */
public record Weekdays(Set<DayOfWeek> days) {
    public static final Weekdays ALL = new Weekdays(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));

    /** @throws IllegalArgumentException for no day at all, a Saturday or a Sunday */
    public Weekdays {
        if (days.isEmpty() || !EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY).containsAll(days)) {
            throw new IllegalArgumentException("Weekdays are one or more of Monday to Friday");
        }
        days = Set.copyOf(days);
    }

    /** @throws IllegalArgumentException for no day at all, a Saturday or a Sunday */
    public static Weekdays of(Collection<DayOfWeek> days) {
        return new Weekdays(Set.copyOf(days));
    }

    /** On a make-up day, which falls on a weekend, every pupil with a place comes (R10). */
    public boolean include(LocalDate day) {
        var weekday = day.getDayOfWeek();
        return weekday.compareTo(DayOfWeek.FRIDAY) > 0 || days.contains(weekday);
    }

    public List<DayOfWeek> inOrder() {
        return days.stream().sorted().toList();
    }
}
