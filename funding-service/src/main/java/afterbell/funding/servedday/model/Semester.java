package afterbell.funding.servedday.model;

import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One of the two semesters of a school year: autumn from September to January, spring from February to July. A day's
 * number counts calendar days from the semester's first, so that it does not depend on which of them are school days.
 *
 * @param year the calendar year in which it begins
 */
public record Semester(int year, Term term) implements Comparable<Semester> {
    /** More days than either has. */
    public static final int MOST_DAYS = 190;
    private static final Pattern ID = Pattern.compile("(20[0-9]{2})-(autumn|spring)");
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2099;

    /** Half of a school year. */
    public enum Term {
        SPRING,
        AUTUMN
    }

    /** @return empty for a day in August, which belongs to no semester, and for one outside the years 2000 to 2099 */
    public static Optional<Semester> of(LocalDate day) {
        return around(day).filter(semester -> semester.year() >= FIRST_YEAR && semester.year() <= LAST_YEAR);
    }

    private static Optional<Semester> around(LocalDate day) {
        return switch (day.getMonth()) {
            case JANUARY -> Optional.of(new Semester(day.getYear() - 1, Term.AUTUMN));
            case SEPTEMBER, OCTOBER, NOVEMBER, DECEMBER -> Optional.of(new Semester(day.getYear(), Term.AUTUMN));
            case AUGUST -> Optional.empty();
            default -> Optional.of(new Semester(day.getYear(), Term.SPRING));
        };
    }

    /** @return empty unless the text is like {@code 2021-autumn} */
    public static Optional<Semester> parse(String id) {
        var parts = ID.matcher(id);
        return parts.matches()
                ? Optional.of(new Semester(Integer.parseInt(parts.group(1)),
                        parts.group(2).equals("autumn") ? Term.AUTUMN : Term.SPRING))
                : Optional.empty();
    }

    /** @return for example {@code 2021-autumn} */
    public String id() {
        return year + (term == Term.AUTUMN ? "-autumn" : "-spring");
    }

    public LocalDate firstDay() {
        return LocalDate.of(year, term == Term.AUTUMN ? Month.SEPTEMBER : Month.FEBRUARY, 1);
    }

    /** @return 0 for the semester's first calendar day, at most 180 */
    public int numberOf(LocalDate day) {
        return (int) ChronoUnit.DAYS.between(firstDay(), day);
    }

    public LocalDate day(int number) {
        return firstDay().plusDays(number);
    }

    @Override
    public int compareTo(Semester other) {
        return firstDay().compareTo(other.firstDay());
    }
}
