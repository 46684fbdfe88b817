package afterbell.enrollment.semester.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

import afterbell.enrollment.LegalHolidays;
import afterbell.enrollment.semester.model.Semester.Setting;

/** R10. */
class CountingSchoolDaysTest {
    private static final LocalDate FIRST = LocalDate.of(2021, 9, 1);
    private static final LocalDate LAST = LocalDate.of(2022, 1, 21);
    private static final List<Holiday> HOLIDAYS = LegalHolidays.ofAutumn2021()
            .stream()
            .map(day -> new Holiday((String) day.get("name"), LocalDate.parse((String) day.get("date")),
                    (boolean) day.get("isOffDay")))
            .toList();

    private final Semester autumn = ((Setting.Set) set(FIRST, LAST, HOLIDAYS)).semester();

    @Test
    void autumn2021HasNinetyEightSchoolDays() {
        assertThat(autumn.days()).hasSize(98).startsWith(FIRST).endsWith(LAST).isSorted();
    }

    @Test
    void makeUpWorkingDaysAreSchoolDays() {
        assertThat(autumn.days()).contains(LocalDate.of(2021, 9, 18), LocalDate.of(2021, 9, 26),
                LocalDate.of(2021, 10, 9));
    }

    @Test
    void legalHolidaysAndOrdinaryWeekendsAreNot() {
        assertThat(autumn.days()).doesNotContain(LocalDate.of(2021, 9, 20), LocalDate.of(2021, 10, 7),
                LocalDate.of(2022, 1, 3), LocalDate.of(2021, 9, 4), LocalDate.of(2021, 9, 5));
    }

    @Test
    void holidaysOutsideTheSemesterChangeNothing() {
        assertThat(autumn.holidays()).allMatch(day -> autumn.contains(day.date()));
        var inside = HOLIDAYS.stream().filter(day -> autumn.contains(day.date())).toList();
        assertThat(set(FIRST, LAST, inside)).isEqualTo(new Setting.Set(autumn));
    }

    @Test
    void aDayThatIsOverStaysWhatItWas() {
        var longer = ((Setting.Set) set(FIRST.minusDays(1), LAST, HOLIDAYS)).semester();
        var shorter = ((Setting.Set) set(FIRST, LAST.minusDays(1), HOLIDAYS)).semester();

        assertThat(longer.changedInThePast(autumn, FIRST)).contains(FIRST.minusDays(1));
        assertThat(longer.changedInThePast(autumn, FIRST.minusDays(1))).isEmpty();
        assertThat(shorter.changedInThePast(autumn, LAST.plusDays(1))).contains(LAST);
        assertThat(shorter.changedInThePast(autumn, LAST)).isEmpty();
        assertThat(autumn.changedInThePast(autumn, LAST.plusYears(1))).isEmpty();
    }

    @Test
    void aDayBothOffAndWorkedIsAContradiction() {
        var day = LocalDate.of(2021, 10, 9);
        assertThat(set(FIRST, LAST, List.of(new Holiday("a", day, true), new Holiday("b", day, false))))
                .isEqualTo(new Setting.Contradiction(day));
    }

    @Test
    void whatEndsBeforeItBeginsOrHasNoSchoolDayIsNoSemester() {
        assertThat(set(LAST, FIRST, List.of())).isEqualTo(new Setting.NoSemester());
        assertThat(set(FIRST, FIRST.plusYears(2), List.of())).isEqualTo(new Setting.NoSemester());
        assertThat(set(FIRST, FIRST.plusDays(364), List.of())).isEqualTo(new Setting.NoSemester());
        var saturday = LocalDate.of(2021, 9, 4);
        assertThat(set(saturday, saturday, List.of())).isEqualTo(new Setting.NoSemester());
    }

    private static Setting set(LocalDate first, LocalDate last, List<Holiday> holidays) {
        return Semester.set("2021-autumn", first, last, holidays, Policy.DEFAULT);
    }
}
