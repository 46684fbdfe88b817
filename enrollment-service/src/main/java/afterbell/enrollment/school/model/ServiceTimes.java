package afterbell.enrollment.school.model;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * When a school looks after its pupils on a service day: from its own dismissal on, at the latest until 18:00 (R10), and
 * at noon where it offers that (R11).
 *
 * @param dismissal the ordinary time of dismissal; on a make-up day always
 * @param until     when the afternoon slot ends
 * @param others    weekdays and grades that are dismissed at another time, each pair once, in order
 */
public record ServiceTimes(LocalTime dismissal, LocalTime until, List<Dismissal> others, @Nullable Noon noon) {
    public static final LocalTime LATEST = LocalTime.of(18, 0);
    public static final int HIGHEST_GRADE = 6;
    public static final Set<DayOfWeek> SCHOOL_WEEK = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

    public ServiceTimes {
        others = others.stream()
                .sorted(Comparator.comparing(Dismissal::weekday).thenComparing(Dismissal::grade))
                .toList();
    }

    /** @param grade 1 to {@value #HIGHEST_GRADE} */
    public record Dismissal(DayOfWeek weekday, int grade, LocalTime time) {}

    public record Noon(LocalTime from, LocalTime until) {}

    /** Dismissed every day at the same time, looked after until 18:00. */
    public static ServiceTimes daily(LocalTime dismissal) {
        return new ServiceTimes(dismissal, LATEST, List.of(), null);
    }

    /** When a grade is dismissed on a day. */
    public LocalTime dismissal(LocalDate day, int grade) {
        return dismissal(day.getDayOfWeek(), grade);
    }

    /** When the afternoon slot begins on a weekday: with the grade that is dismissed first. */
    public LocalTime begin(DayOfWeek weekday) {
        return IntStream.rangeClosed(1, HIGHEST_GRADE)
                .mapToObj(grade -> dismissal(weekday, grade))
                .min(Comparator.naturalOrder())
                .orElse(dismissal);
    }

    /** Whether the whole time lies in the afternoon slot on each of the weekdays. */
    public boolean afternoonHolds(Set<DayOfWeek> weekdays, LocalTime start, LocalTime end) {
        return !end.isAfter(until) && weekdays.stream().noneMatch(day -> start.isBefore(begin(day)));
    }

    private LocalTime dismissal(DayOfWeek weekday, int grade) {
        return others.stream()
                .filter(it -> it.weekday() == weekday && it.grade() == grade)
                .map(Dismissal::time)
                .findFirst()
                .orElse(dismissal);
    }
}
