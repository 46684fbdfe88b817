package afterbell.staffing.shortfall.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

import afterbell.staffing.place.model.Slot;
import afterbell.staffing.rota.model.Coverage;
import afterbell.staffing.rota.model.Shift;
import afterbell.staffing.shortfall.model.Forecast.Event.Over;
import afterbell.staffing.shortfall.model.Forecast.Event.Predicted;

/** R20. */
class ForecastingShortfallsTest {
    private static final LocalDate DAY = LocalDate.of(2021, 9, 6);
    private static final Forecast NONE = Forecast.none("school-1");

    @Test
    void whatIsMissingIsToldOnce() {
        var seen = NONE.seeing(List.of(of(DAY, 51, 2, 1), of(DAY.plusDays(1), 50, 1, 1)));

        assertThat(seen.since(NONE, DAY)).containsExactly(new Predicted("school-1", List.of(of(DAY, 51, 2, 1))));
        assertThat(seen.seeing(List.of(of(DAY, 52, 2, 1), of(DAY.plusDays(1), 49, 1, 1)))).isSameAs(seen);
    }

    @Test
    void anotherNumberIsToldAgain() {
        var seen = NONE.seeing(List.of(of(DAY, 51, 2, 1)));
        var worse = seen.seeing(List.of(of(DAY, 101, 3, 1)));

        assertThat(worse.since(seen, DAY)).containsExactly(new Predicted("school-1", List.of(of(DAY, 101, 3, 1))));
    }

    @Test
    void thatItIsOverIsToldUnlessTheDayHasPassed() {
        var seen = NONE.seeing(List.of(of(DAY, 51, 2, 1), of(DAY.plusDays(1), 51, 2, 1)));
        var later = seen.seeing(List.of(of(DAY.plusDays(1), 51, 2, 2)));

        assertThat(later.since(seen, DAY.plusDays(1)))
                .containsExactly(new Over("school-1", List.of(new Shift(DAY.plusDays(1), Slot.AFTERNOON))));
    }

    private static Coverage of(LocalDate day, int expected, int needed, int assigned) {
        return new Coverage(day, Slot.AFTERNOON, expected, needed, assigned);
    }
}
