package afterbell.staffing.place.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;

import afterbell.staffing.place.model.Group.PlaceKey;

/** R20, R6: how many are expected follows what was told, in whatever order and however often. */
class ExpectedPupilsTest {
    private static final LocalDate FIRST = LocalDate.of(2021, 9, 1);
    private static final LocalDate GONE = LocalDate.of(2021, 10, 11);
    private static final PlaceKey ANN = new PlaceKey("ann", Slot.AFTERNOON);
    private static final Group EMPTY = Group.empty("g-1", "school-1");

    @Test
    void whoHoldsAPlaceIsExpectedFromItsFirstDayUntilItEnds() {
        var group = EMPTY.granted(ANN, FIRST, 1).ended(ANN, GONE, 2);

        assertThat(group.expectedOn(FIRST.minusDays(1), Slot.AFTERNOON)).isZero();
        assertThat(group.expectedOn(FIRST, Slot.AFTERNOON)).isEqualTo(1);
        assertThat(group.expectedOn(FIRST, Slot.NOON)).isZero();
        assertThat(group.expectedOn(GONE.minusDays(1), Slot.AFTERNOON)).isEqualTo(1);
        assertThat(group.expectedOn(GONE, Slot.AFTERNOON)).isZero();
    }

    @Test
    void theOrderOfHearingDoesNotMatter() {
        var inOrder = EMPTY.granted(ANN, FIRST, 1).ended(ANN, GONE, 2);

        assertThat(EMPTY.ended(ANN, GONE, 2).granted(ANN, FIRST, 1)).isEqualTo(inOrder);
        assertThat(inOrder.granted(ANN, FIRST, 1).ended(ANN, GONE, 2)).isSameAs(inOrder);
    }

    @Test
    void aPlaceGrantedAgainIsNotEndedByTheOldEnd() {
        var again = EMPTY.granted(ANN, FIRST, 1).ended(ANN, GONE, 2).granted(ANN, GONE.plusDays(7), 3);

        assertThat(again.expectedOn(GONE, Slot.AFTERNOON)).isZero();
        assertThat(again.expectedOn(GONE.plusDays(7), Slot.AFTERNOON)).isEqualTo(1);
        assertThat(again.ended(ANN, GONE, 2)).isSameAs(again);
    }
}
