package afterbell.staffing.worker.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

/** Days as periods. */
class PeriodsTest {
    private static final LocalDate DAY = LocalDate.of(2021, 9, 6);
    private static final List<Period> TEN = List.of(period(0, 9));
    private static final List<Period> ALWAYS = List.of(Period.from(LocalDate.MIN));
    private static final List<Period> SOME = List.of(period(-3, 1), period(4, 5), period(9, 12));

    @Test
    void daysInARowAreOnePeriodInWhateverPartsTheyCame() {
        assertThat(Periods.union(List.of(period(5, 7), period(0, 2)), List.of(period(3, 3))))
                .containsExactly(period(0, 3), period(5, 7));
        assertThat(Periods.union(TEN, List.of(period(2, 3)))).isEqualTo(TEN);
        assertThat(Periods.union(TEN, ALWAYS)).isEqualTo(ALWAYS);
        assertThat(Periods.union(List.of(Period.from(DAY)), List.of(Period.from(DAY.plusDays(2)))))
                .containsExactly(Period.from(DAY));
    }

    @Test
    void whatLiesInBoth() {
        assertThat(Periods.intersection(TEN, SOME)).containsExactly(period(0, 1), period(4, 5), period(9, 9));
        assertThat(Periods.intersection(ALWAYS, TEN)).isEqualTo(TEN);
        assertThat(Periods.intersection(TEN, List.of(period(10, 12)))).isEmpty();
    }

    @Test
    void whatOneHasWithoutTheOther() {
        assertThat(Periods.difference(TEN, SOME)).containsExactly(period(2, 3), period(6, 8));
        assertThat(Periods.without(TEN, Period.from(DAY.plusDays(3)))).containsExactly(period(0, 2));
        assertThat(Periods.difference(TEN, ALWAYS)).isEmpty();
        assertThat(Periods.difference(TEN, List.of())).isEqualTo(TEN);
    }

    @Test
    void bothEndsBelongToAPeriod() {
        assertThat(Periods.cover(TEN, DAY)).isTrue();
        assertThat(Periods.cover(TEN, DAY.plusDays(9))).isTrue();
        assertThat(Periods.cover(TEN, DAY.plusDays(10))).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> period(1, 0));
    }

    private static Period period(int from, int until) {
        return new Period(DAY.plusDays(from), DAY.plusDays(until));
    }
}
