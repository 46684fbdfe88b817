package afterbell.enrollment.schoolday.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * On which days a school offers the service (R10): the city's school days less its own days off, for each semester.
 *
 * @param terms each semester once, at most {@value #MOST_TERMS}, by id
 */
public record SchoolCalendar(String schoolId, List<Term> terms) {
    public static final int MOST_TERMS = 20;
    public static final int MOST_DAYS_OFF = 20;

    public SchoolCalendar {
        terms = List.copyOf(terms);
    }

    /**
     * The school's semester.
     *
     * @param daysOff     by date
     * @param serviceDays in order
     */
    public record Term(String semesterId, List<DayOff> daysOff, List<LocalDate> serviceDays) {
        public Term {
            daysOff = List.copyOf(daysOff);
            serviceDays = List.copyOf(serviceDays);
        }

        private static Term of(CityTerm city, List<DayOff> daysOff) {
            var closed = new HashSet<>(daysOff.stream().map(DayOff::date).toList());
            return new Term(city.semesterId(), daysOff,
                    city.schoolDays().stream().filter(day -> !closed.contains(day)).toList());
        }
    }

    /** What the city has set. */
    public record CityTerm(String semesterId, LocalDate first, LocalDate last, List<LocalDate> schoolDays) {}

    /** What becomes of closing the school on some days. */
    public sealed interface Closing {
        record Closed(SchoolCalendar calendar) implements Closing {}

        /** The day is over: what happened on it stays so. */
        record DayIsPast(LocalDate day) implements Closing {}

        record OutsideTheSemester(LocalDate day) implements Closing {}
    }

    public static SchoolCalendar none(String schoolId) {
        return new SchoolCalendar(schoolId, List.of());
    }

    public Optional<Term> term(String semesterId) {
        return terms.stream().filter(term -> term.semesterId().equals(semesterId)).findFirst();
    }

    /** Follows the city's semesters; the school's own days off stay. */
    public SchoolCalendar derive(List<CityTerm> city) {
        var derived = city.stream()
                .map(semester -> Term.of(semester, term(semester.semesterId()).map(Term::daysOff).orElse(List.of())))
                .sorted(Comparator.comparing(Term::semesterId))
                .toList();
        return new SchoolCalendar(schoolId, derived);
    }

    /**
     * Sets the days off of a semester.
     *
     * @param daysOff all of them: those that are left out are school days again
     * @param today   the day that it is in the city
     */
    public Closing close(CityTerm semester, List<DayOff> daysOff, LocalDate today) {
        var wanted = daysOff.stream().sorted(Comparator.comparing(DayOff::date)).toList();
        var known = term(semester.semesterId()).map(Term::daysOff).orElse(List.of());
        for (var day : wanted) {
            if (day.date().isBefore(semester.first()) || day.date().isAfter(semester.last())) {
                return new Closing.OutsideTheSemester(day.date());
            }
        }
        var past = changed(known, wanted).stream().filter(day -> day.isBefore(today)).findFirst();
        if (past.isPresent()) {
            return new Closing.DayIsPast(past.get());
        }
        var all = new ArrayList<>(terms);
        all.removeIf(term -> term.semesterId().equals(semester.semesterId()));
        all.add(Term.of(semester, wanted));
        all.sort(Comparator.comparing(Term::semesterId));
        return new Closing.Closed(new SchoolCalendar(schoolId, all));
    }

    /** The days that are off only before or only after, or for another reason. */
    private static List<LocalDate> changed(List<DayOff> before, List<DayOff> after) {
        return Stream.concat(before.stream().filter(day -> !after.contains(day)),
                after.stream().filter(day -> !before.contains(day)))
                .map(DayOff::date)
                .distinct()
                .sorted()
                .toList();
    }
}
