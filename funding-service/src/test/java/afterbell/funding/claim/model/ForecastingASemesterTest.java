package afterbell.funding.claim.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

import afterbell.funding.semester.model.Policy;
import afterbell.funding.semester.model.PublishedSemester;
import afterbell.funding.semester.model.ServedRule;

/** R16: the rest of the semester is like what has passed. */
class ForecastingASemesterTest {
    private static final LocalDate FIRST = LocalDate.of(2021, 9, 1);
    /** Ten of forty days have passed. */
    private static final LocalDate DAY = FIRST.plusDays(9);

    @Test
    void whoWillReachTheDaysIsForecastToCount() {
        var semester = semester(ServedRule.DISTINCT_SERVED, 8);
        var pupils = List.of(pupil("a", 9), pupil("b", 2), pupil("c", 1));

        assertThat(Forecast.soFar(semester, DAY, pupils).pupils()).isEqualTo(1);
        assertThat(Forecast.atTheEnd(semester, DAY, pupils)).isEqualTo(new Counted(2, 25_000));
    }

    @Test
    void servedDaysAreProjectedToAllServiceDays() {
        var semester = semester(ServedRule.PRORATED_BY_SERVED_DAYS, 1);

        assertThat(Forecast.soFar(semester, DAY, List.of(pupil("a", 5))).amountFen()).isEqualTo(6_250);
        assertThat(Forecast.atTheEnd(semester, DAY, List.of(pupil("a", 5))).amountFen()).isEqualTo(6_250);
        assertThat(Forecast.atTheEnd(semester, DAY, List.of(pupil("a", 10))).amountFen()).isEqualTo(12_500);
    }

    @Test
    void anAverageStaysWhatItIs() {
        var pupils = List.of(pupil("a", 10), pupil("b", 5));

        assertThat(Forecast.atTheEnd(semester(ServedRule.AVERAGE_DAILY, 1), DAY, pupils).pupils()).isEqualTo(2);
        assertThat(Forecast.atTheEnd(semester(ServedRule.MONTHLY_AVERAGE, 1), DAY, pupils).pupils()).isEqualTo(2);
    }

    @Test
    void whenTheLastDayHasPassedTheForecastIsTheClaim() {
        var last = FIRST.plusDays(39);
        var pupils = List.of(pupil("a", 33), pupil("b", 7));
        for (var rule : ServedRule.values()) {
            var semester = semester(rule, 8);
            assertThat(Forecast.atTheEnd(semester, last, pupils)).as("%s", rule)
                    .isEqualTo(ServedPolicies.count(rule, pupils, new ServiceDays(semester.serviceDays()), 8, 12_500))
                    .isEqualTo(Forecast.soFar(semester, last, pupils));
        }
    }

    @Test
    void beforeTheFirstDayNothingIsForecast() {
        assertThat(Forecast.atTheEnd(semester(ServedRule.PRORATED_BY_SERVED_DAYS, 1), FIRST.minusDays(1), List.of()))
                .isEqualTo(new Counted(0, 0));
    }

    private static ServedPupil pupil(String id, int days) {
        return new ServedPupil(id, days, FIRST, 1, false);
    }

    private static PublishedSemester semester(ServedRule rule, int minDays) {
        return new PublishedSemester("2021-autumn", 1, FIRST, FIRST.plusDays(39),
                FIRST.datesUntil(FIRST.plusDays(40)).toList(), new Policy(rule, minDays, 12_500, 45, 2, 6_000));
    }
}
