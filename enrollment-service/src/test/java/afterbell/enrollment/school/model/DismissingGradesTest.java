package afterbell.enrollment.school.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import afterbell.enrollment.school.model.ServiceTimes.Dismissal;

/** R10: from the school's own dismissal, for each weekday and grade. */
class DismissingGradesTest {
    private static final LocalDate FRIDAY = LocalDate.of(2021, 9, 3);
    private static final LocalTime ORDINARY = LocalTime.of(15, 50);
    private static final LocalTime EARLY = LocalTime.of(15, 0);

    private final ServiceTimes times = new ServiceTimes(ORDINARY, ServiceTimes.LATEST,
            List.of(new Dismissal(DayOfWeek.FRIDAY, 1, EARLY),
                    new Dismissal(DayOfWeek.MONDAY, 6, LocalTime.of(16, 30))),
            null);

    @Test
    void aGradeIsDismissedAtItsOwnTimeOnThatWeekdayOnly() {
        assertThat(times.dismissal(FRIDAY, 1)).isEqualTo(EARLY);
        assertThat(times.dismissal(FRIDAY, 2)).isEqualTo(ORDINARY);
        assertThat(times.dismissal(FRIDAY.minusDays(1), 1)).isEqualTo(ORDINARY);
        assertThat(times.dismissal(FRIDAY.plusDays(3), 6)).isEqualTo(LocalTime.of(16, 30));
    }

    @Test
    void aMakeUpDayHasTheOrdinaryTime() {
        assertThat(times.dismissal(LocalDate.of(2021, 9, 18), 1)).isEqualTo(ORDINARY);
    }

    @Test
    void theAfternoonBeginsWithTheGradeThatIsDismissedFirst() {
        assertThat(times.begin(DayOfWeek.FRIDAY)).isEqualTo(EARLY);
        assertThat(times.begin(DayOfWeek.MONDAY)).isEqualTo(ORDINARY);
    }

    @Test
    void theAfternoonHoldsWhatLiesInItOnEachOfTheDays() {
        var end = LocalTime.of(17, 0);
        assertThat(times.afternoonHolds(Set.of(DayOfWeek.FRIDAY), EARLY, end)).isTrue();
        assertThat(times.afternoonHolds(Set.of(DayOfWeek.FRIDAY, DayOfWeek.MONDAY), EARLY, end)).isFalse();
        assertThat(times.afternoonHolds(Set.of(DayOfWeek.FRIDAY), EARLY, LocalTime.of(18, 1))).isFalse();
    }
}
