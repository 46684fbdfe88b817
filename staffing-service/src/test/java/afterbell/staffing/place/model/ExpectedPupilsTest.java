package afterbell.staffing.place.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;

import org.junit.jupiter.api.Test;

import afterbell.staffing.place.model.Group.PlaceKey;
import afterbell.staffing.place.model.PlaceHistory.Change.Ended;
import afterbell.staffing.place.model.PlaceHistory.Change.Granted;
import afterbell.staffing.place.model.PlaceHistory.Change.LeaveSet;
import afterbell.staffing.place.model.PlaceHistory.Change.WeekdaysChanged;

/** R20, R6: how many are expected follows what was told, in whatever order and however often. */
class ExpectedPupilsTest {
    private static final LocalDate FIRST = LocalDate.of(2021, 9, 1);
    private static final LocalDate GONE = LocalDate.of(2021, 10, 11);
    private static final PlaceKey ANN = new PlaceKey("ann", Slot.AFTERNOON);
    private static final Granted GRANTED = new Granted(FIRST, Set.of(), 1);
    private static final Ended ENDED = new Ended(GONE, 2);
    private static final Group EMPTY = Group.empty("g-1", "school-1", "2021-autumn");

    @Test
    void whoHoldsAPlaceIsExpectedFromItsFirstDayUntilItEnds() {
        var group = EMPTY.told(ANN, GRANTED).told(ANN, ENDED);

        assertThat(expectedOn(group, FIRST.minusDays(1))).isZero();
        assertThat(expectedOn(group, FIRST)).isEqualTo(1);
        assertThat(group.expectedOn(FIRST, Slot.NOON)).isZero();
        assertThat(expectedOn(group, GONE.minusDays(1))).isEqualTo(1);
        assertThat(expectedOn(group, GONE)).isZero();
    }

    @Test
    void whoIsOnLeaveOrComesOnOtherWeekdaysNeedsNobody() {
        var group = EMPTY.told(ANN, GRANTED)
                .told(ANN, new LeaveSet("l-1", FIRST.plusDays(1), FIRST.plusDays(2), 2))
                .told(ANN, new WeekdaysChanged(FIRST.plusDays(5), Set.of(DayOfWeek.TUESDAY), 3));

        assertThat(expectedOn(group, FIRST)).isEqualTo(1);
        assertThat(expectedOn(group, FIRST.plusDays(1))).isZero();
        assertThat(expectedOn(group, FIRST.plusDays(2))).isEqualTo(1);
        assertThat(expectedOn(group, LocalDate.of(2021, 9, 6))).as("a Monday").isZero();
        assertThat(expectedOn(group, LocalDate.of(2021, 9, 7))).as("a Tuesday").isEqualTo(1);
        assertThat(expectedOn(group, LocalDate.of(2021, 9, 18))).as("a make-up day, Saturday").isEqualTo(1);
    }

    @Test
    void theOrderOfHearingDoesNotMatter() {
        var inOrder = EMPTY.told(ANN, GRANTED).told(ANN, ENDED);

        assertThat(EMPTY.told(ANN, ENDED).told(ANN, GRANTED)).isEqualTo(inOrder);
        assertThat(inOrder.told(ANN, GRANTED).told(ANN, ENDED)).isSameAs(inOrder);
    }

    @Test
    void aPlaceGrantedAgainIsNotEndedByTheOldEnd() {
        var again = EMPTY.told(ANN, GRANTED)
                .told(ANN, ENDED)
                .told(ANN, new Granted(GONE.plusDays(7), Set.of(), 3));

        assertThat(expectedOn(again, GONE)).isZero();
        assertThat(expectedOn(again, GONE.plusDays(7))).isEqualTo(1);
        assertThat(again.told(ANN, ENDED)).isSameAs(again);
    }

    private static int expectedOn(Group group, LocalDate day) {
        return group.expectedOn(day, Slot.AFTERNOON);
    }
}
