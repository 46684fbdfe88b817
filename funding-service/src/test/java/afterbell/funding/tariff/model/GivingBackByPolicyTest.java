package afterbell.funding.tariff.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R13: what of a fee stays due for who leaves. */
class GivingBackByPolicyTest {
    private static final LocalDate FIRST = LocalDate.of(2021, 9, 1);
    /** 90 days from September to November. */
    private static final List<LocalDate> DAYS = FIRST.datesUntil(FIRST.plusDays(90)).toList();

    @ParameterizedTest
    @CsvSource({"BY_DAY,0,0", "BY_DAY,1,333", "BY_DAY,45,15000", "BY_MONTH_FRACTION,0,0", "BY_MONTH_FRACTION,1,10000",
        "BY_MONTH_FRACTION,30,10000", "BY_MONTH_FRACTION,31,20000", "BY_MONTH_FRACTION,62,30000",
        "BY_THIRDS_OF_TERM,0,0", "BY_THIRDS_OF_TERM,1,10000", "BY_THIRDS_OF_TERM,30,10000",
        "BY_THIRDS_OF_TERM,31,20000", "BY_THIRDS_OF_TERM,60,20000", "BY_THIRDS_OF_TERM,61,30000",
        "BY_DAY,90,30000"})
    void whoLeavesAfterSoManyDaysOwes(RefundPolicy policy, int days, long dueFen) {
        assertThat(policy.dueFen(30_000, left(days, days))).isEqualTo(dueFen);
    }

    @Test
    void whoStaysOwesAllHoweverSeldomServed() {
        for (var policy : RefundPolicy.values()) {
            assertThat(policy.dueFen(30_000, left(90, 1))).isEqualTo(30_000);
        }
    }

    @Property
    void nobodyOwesMoreThanTheFeeAndWhoStaysLongerNeverLess(@ForAll RefundPolicy policy,
            @ForAll @IntRange(max = 1_000_000) int feeFen, @ForAll @IntRange(max = 89) int days) {
        long due = policy.dueFen(feeFen, left(days, days));

        assertThat(due).isBetween(0L, (long) feeFen);
        assertThat(policy.dueFen(feeFen, left(days + 1, days + 1))).isGreaterThanOrEqualTo(due);
    }

    @Test
    void aTariffHoldsForPeriodsFromItsDayOnAndTheLastOneSetCounts() {
        var first = tariff(FIRST, 10_000);
        var tariffs = Tariffs.NONE.with(first).with(tariff(FIRST, 20_000)).with(tariff(FIRST.plusYears(1), 0));

        assertThat(tariffs.inForce(FIRST.minusDays(1))).isEmpty();
        assertThat(tariffs.inForce(FIRST.plusDays(3)).orElseThrow().amountFen()).isEqualTo(20_000);
        assertThat(tariffs.inForce(FIRST.plusYears(2))).isEmpty();
        assertThat(tariffs.known(tariff(FIRST, 20_000))).isPresent();
        assertThat(tariffs.known(first)).isEmpty();
    }

    private static Tariff tariff(LocalDate from, long fen) {
        return new Tariff(0, from, Tariff.Unit.SEMESTER, fen, RefundPolicy.BY_DAY, "x", "b", Instant.EPOCH);
    }

    /** @param days with a place, from the first on, of which so many served */
    private static Usage left(int days, int served) {
        Set<LocalDate> present = DAYS.stream().limit(served).collect(Collectors.toSet());
        return Usage.of(DAYS, present, day -> day.isBefore(FIRST.plusDays(days)));
    }
}
