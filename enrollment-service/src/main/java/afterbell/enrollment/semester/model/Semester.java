package afterbell.enrollment.semester.model;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A semester of the city as the bureau has set it.
 *
 * @param semesterId for example 2021-autumn
 * @param holidays   those that lie in the semester, in order
 * @param days       school days of the city in order (R10), at most {@value #MOST_DAYS}
 */
public record Semester(String semesterId, LocalDate first, LocalDate last, List<Holiday> holidays,
        List<LocalDate> days, Policy policy) {
    public static final int MOST_DAYS = 200;

    public Semester {
        holidays = List.copyOf(holidays);
        days = List.copyOf(days);
    }

    /** What becomes of setting a semester. */
    public sealed interface Setting {
        record Set(Semester semester) implements Setting {}

        /** Ends before it begins, has no school day, or more than {@value #MOST_DAYS}. */
        record NoSemester() implements Setting {}

        /** A day that the holidays call both off and worked. */
        record Contradiction(LocalDate day) implements Setting {}
    }

    /** @param holidays as published, whole years or a part of them */
    public static Setting set(String semesterId, LocalDate first, LocalDate last, List<Holiday> holidays,
            Policy policy) {
        if (last.isBefore(first) || last.isAfter(first.plusDays(365))) {
            return new Setting.NoSemester();
        }
        var contradiction = CityCalendar.contradiction(holidays);
        if (contradiction.isPresent()) {
            return new Setting.Contradiction(contradiction.get());
        }
        var inside = holidays.stream()
                .filter(holiday -> !holiday.date().isBefore(first) && !holiday.date().isAfter(last))
                .distinct()
                .sorted(Comparator.comparing(Holiday::date).thenComparing(Holiday::name))
                .toList();
        var days = CityCalendar.schoolDays(first, last, inside);
        return days.isEmpty() || days.size() > MOST_DAYS
                ? new Setting.NoSemester()
                : new Setting.Set(new Semester(semesterId, first, last, inside, days, policy));
    }

    /** A day before today that is a school day only in one of the two: what happened on it stays so. */
    public Optional<LocalDate> changedInThePast(Semester before, LocalDate today) {
        return Stream.concat(days.stream().filter(day -> !before.days.contains(day)),
                before.days.stream().filter(day -> !days.contains(day)))
                .filter(day -> day.isBefore(today))
                .min(Comparator.naturalOrder());
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last);
    }
}
