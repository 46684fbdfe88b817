package afterbell.enrollment.schoolday.model;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;

import afterbell.enrollment.schoolday.model.Day.Kind;
import afterbell.enrollment.schoolday.model.SchoolCalendar.Term;
import afterbell.enrollment.semester.model.Holiday;
import afterbell.enrollment.semester.model.Semester;

/** Every day of a month with its reason: the legal calendar first, then the week, then the school's own days (R10). */
public final class MonthOfDays {
    private MonthOfDays() {}

    /** @param semesters those that lie in the month */
    public static List<Day> ofCity(YearMonth month, Collection<Semester> semesters) {
        return month.atDay(1)
                .datesUntil(month.plusMonths(1).atDay(1))
                .map(date -> semesters.stream()
                        .filter(it -> it.contains(date))
                        .findFirst()
                        .map(it -> cityDay(date, it))
                        .orElseGet(() -> new Day(date, Kind.OUTSIDE_SEMESTER, null, null)))
                .toList();
    }

    public static List<Day> ofSchool(YearMonth month, Collection<Semester> semesters, SchoolCalendar school) {
        return ofCity(month, semesters).stream().map(day -> ownDay(day, school)).toList();
    }

    private static Day cityDay(LocalDate date, Semester semester) {
        var holiday = semester.holidays().stream().filter(it -> it.date().equals(date)).findFirst();
        boolean weekend = date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
        if (holiday.isPresent() && holiday.get().off()) {
            return new Day(date, Kind.LEGAL_HOLIDAY, holiday.get().name(), semester.semesterId());
        }
        if (holiday.isPresent() && weekend) {
            return new Day(date, Kind.MAKE_UP_DAY, holiday.map(Holiday::name).orElse(null), semester.semesterId());
        }
        return new Day(date, weekend ? Kind.WEEKEND : Kind.SERVICE_DAY, null, semester.semesterId());
    }

    /** A day on which nobody has school anyhow is not taken off again. */
    private static Day ownDay(Day day, SchoolCalendar school) {
        var semesterId = day.semesterId();
        if (semesterId == null || !day.isServiceDay()) {
            return day;
        }
        return school.term(semesterId)
                .map(Term::daysOff)
                .orElse(List.of())
                .stream()
                .filter(off -> off.date().equals(day.date()))
                .findFirst()
                .map(off -> new Day(day.date(), Kind.SCHOOL_DAY_OFF, off.reason(), semesterId))
                .orElse(day);
    }
}
