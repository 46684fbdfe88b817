package afterbell.funding.claim.model;

import static afterbell.funding.semester.model.ServedRule.AVERAGE_DAILY;
import static afterbell.funding.semester.model.ServedRule.DISTINCT_SERVED;
import static afterbell.funding.semester.model.ServedRule.MONTHLY_AVERAGE;
import static afterbell.funding.semester.model.ServedRule.PRORATED_BY_SERVED_DAYS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import afterbell.funding.semester.model.ServedRule;

/** R16: each meaning by examples worked out by hand. */
class ActuallyServedTest {
    private static final long RATE = 12_500;
    private static final LocalDate FIRST = LocalDate.of(2021, 9, 1);
    /** Ten days: four in September, four in October, two in November. */
    private static final ServiceDays TEN_DAYS = new ServiceDays(Stream.of("2021-09-01", "2021-09-02", "2021-09-03",
            "2021-09-06", "2021-10-08", "2021-10-09", "2021-10-11", "2021-10-12", "2021-11-01", "2021-11-02")
            .map(LocalDate::parse)
            .toList());

    @Test
    void distinctServedCountsWhoWasThereOnOneDay() {
        var pupils = List.of(served("ann", 10), served("bo", 1), elsewhere("cy", 5));

        assertThat(count(DISTINCT_SERVED, pupils, 1)).isEqualTo(new Counted(2, 25_000));
    }

    @Test
    void distinctServedCountsFromTheDaysThatThePolicyAsksFor() {
        var pupils = List.of(served("ann", 10), served("bo", 5), served("cy", 4));

        assertThat(count(DISTINCT_SERVED, pupils, 5)).isEqualTo(new Counted(2, 25_000));
        assertThat(ServedPolicies.counts(DISTINCT_SERVED, pupils.get(1), 5)).isTrue();
        assertThat(ServedPolicies.counts(DISTINCT_SERVED, pupils.get(2), 5)).isFalse();
    }

    @Test
    void averageDailyIsPupilDaysByServiceDays() {
        // 10 + 7 + 3 = 20 pupil days, 20 / 10 = 2 pupils
        assertThat(count(AVERAGE_DAILY, List.of(served("ann", 10), served("bo", 7), served("cy", 3)), 1))
                .isEqualTo(new Counted(2, 25_000));
    }

    @Test
    void averageDailyRoundsAHalfUp() {
        // 15 / 10 = 1.5 → 2; 14 / 10 = 1.4 → 1
        assertThat(count(AVERAGE_DAILY, List.of(served("ann", 10), served("bo", 5)), 1).pupils()).isEqualTo(2);
        assertThat(count(AVERAGE_DAILY, List.of(served("ann", 10), served("bo", 4)), 1).pupils()).isEqualTo(1);
        assertThat(count(AVERAGE_DAILY, List.of(served("ann", 4)), 1)).isEqualTo(new Counted(0, 0));
        assertThat(count(AVERAGE_DAILY, List.of(served("ann", 5)), 1)).isEqualTo(new Counted(1, 12_500));
    }

    @Test
    void monthlyAverageIsTheMeanOfTheMonthsPupils() {
        // September ann, bo; October ann, bo; November ann: (2 + 2 + 1) / 3 = 1.67 → 2
        assertThat(count(MONTHLY_AVERAGE, List.of(inMonths("ann", 0, 1, 2), inMonths("bo", 0, 1)), 1))
                .isEqualTo(new Counted(2, 25_000));
        // (2 + 1 + 1) / 3 = 1.33 → 1
        assertThat(count(MONTHLY_AVERAGE, List.of(inMonths("ann", 0, 1, 2), inMonths("bo", 0)), 1))
                .isEqualTo(new Counted(1, 12_500));
    }

    @Test
    void proratedPaysEachPupilsShareInFen() {
        // 12 500 × 7 / 10 = 8 750; 12 500 × 3 / 10 = 3 750
        assertThat(count(PRORATED_BY_SERVED_DAYS, List.of(served("ann", 7), served("bo", 3), elsewhere("cy", 9)), 1))
                .isEqualTo(new Counted(2, 12_500));
    }

    @Test
    void proratedRoundsEachPupilAHalfUp() {
        // 101 × 5 / 10 = 50.5 → 51 for each of two
        assertThat(ServedPolicies.count(PRORATED_BY_SERVED_DAYS, List.of(served("ann", 5), served("bo", 5)), TEN_DAYS,
                1, 101)).isEqualTo(new Counted(2, 102));
        // 101 × 3 / 10 = 30.3 → 30
        assertThat(ServedPolicies.count(PRORATED_BY_SERVED_DAYS, List.of(served("ann", 3)), TEN_DAYS, 1, 101))
                .isEqualTo(new Counted(1, 30));
    }

    @Test
    void proratedPaysTheWholeRateForEveryDay() {
        assertThat(count(PRORATED_BY_SERVED_DAYS, List.of(served("ann", 10)), 1)).isEqualTo(new Counted(1, 12_500));
    }

    @Test
    void nobodyServedIsNobodyCounted() {
        for (var rule : ServedRule.values()) {
            assertThat(count(rule, List.of(), 1)).isEqualTo(new Counted(0, 0));
            assertThat(count(rule, List.of(elsewhere("ann", 5)), 1)).isEqualTo(new Counted(0, 0));
            assertThat(ServedPolicies.counts(rule, elsewhere("ann", 5), 1)).isFalse();
        }
    }

    private static Counted count(ServedRule rule, List<ServedPupil> pupils, int minDays) {
        return ServedPolicies.count(rule, pupils, TEN_DAYS, minDays, RATE);
    }

    private static ServedPupil served(String pupilId, int days) {
        return new ServedPupil(pupilId, days, FIRST, 1, false);
    }

    private static ServedPupil elsewhere(String pupilId, int days) {
        return new ServedPupil(pupilId, days, FIRST, 7, true);
    }

    private static ServedPupil inMonths(String pupilId, int... months) {
        return new ServedPupil(pupilId, months.length, FIRST, IntStream.of(months).map(it -> 1 << it).sum(), false);
    }
}
