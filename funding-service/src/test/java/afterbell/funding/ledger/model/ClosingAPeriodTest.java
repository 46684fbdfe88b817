package afterbell.funding.ledger.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import afterbell.funding.ledger.model.PeriodLock.Outcome.Locked;
import afterbell.funding.ledger.model.PeriodLock.Outcome.NotOver;
import afterbell.funding.ledger.model.PeriodLock.Outcome.Stands;
import afterbell.funding.ledger.model.PeriodLock.Outcome.TooMany;

class ClosingAPeriodTest {
    private static final LocalDate DAY = LocalDate.of(2021, 12, 31);
    private static final LocalDate TODAY = LocalDate.of(2022, 3, 1);

    @Test
    void nothingIsBookedOnTheLastDayOrBeforeAndWhatFollowsMovesToTheNext() {
        var open = new OpenPeriod(DAY);

        assertThat(open.isOpen(DAY)).isFalse();
        assertThat(open.isOpen(DAY.plusDays(1))).isTrue();
        assertThat(open.firstFrom(DAY.minusMonths(3))).isEqualTo(DAY.plusDays(1));
        assertThat(open.firstFrom(DAY.plusDays(5))).isEqualTo(DAY.plusDays(5));
        assertThat(new OpenPeriod(null).firstFrom(DAY)).isEqualTo(DAY);
        assertThat(new OpenPeriod(null).isOpen(DAY)).isTrue();
    }

    @Test
    void aDayThatIsClosedStaysClosed() {
        var first = until(DAY);

        assertThat(PeriodLock.lock(List.of(first), until(DAY.minusMonths(1)), TODAY)).isEqualTo(new Stands(first));
        assertThat(PeriodLock.lock(List.of(first), until(DAY), TODAY)).isEqualTo(new Stands(first));
        assertThat(PeriodLock.lock(List.of(first), until(DAY.plusMonths(1)), TODAY))
                .isEqualTo(new Locked(List.of(first, until(DAY.plusMonths(1)))));
    }

    @Test
    void aPeriodIsClosedWhenItsLastDayIsOver() {
        assertThat(PeriodLock.lock(List.of(), until(TODAY), TODAY)).isEqualTo(new NotOver());
        assertThat(PeriodLock.lock(List.of(), until(TODAY.minusDays(1)), TODAY)).isInstanceOf(Locked.class);
    }

    @Test
    void thereIsALimit() {
        var many = IntStream.range(0, PeriodLock.MOST)
                .mapToObj(i -> until(DAY.minusDays(PeriodLock.MOST - i)))
                .toList();

        assertThat(PeriodLock.lock(many, until(DAY), TODAY)).isEqualTo(new TooMany());
    }

    private static PeriodLock until(LocalDate day) {
        return new PeriodLock(day, "finance", Instant.EPOCH);
    }
}
