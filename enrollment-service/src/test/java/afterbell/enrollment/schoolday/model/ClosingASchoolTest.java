package afterbell.enrollment.schoolday.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

import afterbell.enrollment.schoolday.model.SchoolCalendar.CityTerm;
import afterbell.enrollment.schoolday.model.SchoolCalendar.Closing;

/** R10. */
class ClosingASchoolTest {
    private static final LocalDate MONDAY = LocalDate.of(2021, 9, 6);
    private static final CityTerm TERM = new CityTerm("2021-autumn", MONDAY, MONDAY.plusDays(4),
            MONDAY.datesUntil(MONDAY.plusDays(5)).toList());

    private final SchoolCalendar open = SchoolCalendar.none("school-1").derive(List.of(TERM));

    @Test
    void aSchoolFollowsTheCity() {
        assertThat(open.term("2021-autumn").orElseThrow().serviceDays()).isEqualTo(TERM.schoolDays());
    }

    @Test
    void itsOwnDaysOffAreNoServiceDays() {
        var closed = close(open, MONDAY, off(MONDAY.plusDays(2)));

        assertThat(closed.term("2021-autumn").orElseThrow().serviceDays()).hasSize(4)
                .doesNotContain(MONDAY.plusDays(2));
    }

    @Test
    void theyStayWhenTheCityChangesTheSemester() {
        var closed = close(open, MONDAY, off(MONDAY.plusDays(2)));
        var longer = new CityTerm("2021-autumn", MONDAY, MONDAY.plusDays(5),
                MONDAY.datesUntil(MONDAY.plusDays(6)).toList());

        var derived = closed.derive(List.of(longer));

        assertThat(derived.term("2021-autumn").orElseThrow().serviceDays()).hasSize(5)
                .doesNotContain(MONDAY.plusDays(2));
        assertThat(derived.derive(List.of(longer))).isEqualTo(derived);
    }

    @Test
    void aPastDayCanNeitherBeAddedNorTakenAway() {
        var day = MONDAY.plusDays(1);
        assertThat(open.close(TERM, List.of(off(day)), MONDAY.plusDays(2))).isEqualTo(new Closing.DayIsPast(day));

        var closed = close(open, MONDAY, off(day));
        assertThat(closed.close(TERM, List.of(), MONDAY.plusDays(2))).isEqualTo(new Closing.DayIsPast(day));
    }

    @Test
    void aPastDayMayBeRepeated() {
        var closed = close(open, MONDAY, off(MONDAY));

        assertThat(close(closed, MONDAY.plusDays(3), off(MONDAY))).isEqualTo(closed);
        assertThat(close(closed, MONDAY.plusDays(3), off(MONDAY), off(MONDAY.plusDays(4))).terms()).hasSize(1);
    }

    @Test
    void theReasonOfAPastDayStaysToo() {
        var closed = close(open, MONDAY, off(MONDAY));

        assertThat(closed.close(TERM, List.of(new DayOff(MONDAY, "another")), MONDAY.plusDays(1)))
                .isEqualTo(new Closing.DayIsPast(MONDAY));
    }

    @Test
    void aDayOutsideTheSemesterIsRefused() {
        var day = MONDAY.plusDays(5);
        assertThat(open.close(TERM, List.of(off(day)), MONDAY)).isEqualTo(new Closing.OutsideTheSemester(day));
    }

    private static SchoolCalendar close(SchoolCalendar calendar, LocalDate today, DayOff... days) {
        return ((Closing.Closed) calendar.close(TERM, List.of(days), today)).calendar();
    }

    private static DayOff off(LocalDate day) {
        return new DayOff(day, "sports");
    }
}
