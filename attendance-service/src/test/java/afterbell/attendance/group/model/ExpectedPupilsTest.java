package afterbell.attendance.group.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;

import afterbell.attendance.group.model.Group.Place;
import afterbell.attendance.group.model.Group.PlaceKey;

/** R6, R11. */
class ExpectedPupilsTest {
    private static final LocalDate FIRST = LocalDate.of(2021, 9, 1);
    private static final PlaceKey ANN = new PlaceKey("ann", Slot.AFTERNOON);
    private final Group group = Group.empty("group-1", "school-1").granted(ANN, new Place(FIRST, null, 2));

    @Test
    void areExpectedFromTheFirstDayOfTheirPlaceOn() {
        assertThat(group.expectedOn(FIRST.minusDays(1), Slot.AFTERNOON)).isEmpty();
        assertThat(group.expectedOn(FIRST, Slot.AFTERNOON)).containsExactly("ann");
    }

    @Test
    void areExpectedOnlyInTheSlotOfTheirPlace() {
        assertThat(group.expectedOn(FIRST, Slot.NOON)).isEmpty();
    }

    @Test
    void stayAsTheyAreWhenAnOlderOrRepeatedFactArrives() {
        assertThat(group.granted(ANN, new Place(FIRST.plusDays(9), null, 1))).isEqualTo(group);
        assertThat(group.granted(ANN, new Place(FIRST, null, 2))).isEqualTo(group);
    }

    @Test
    void followANewerFact() {
        var later = group.granted(ANN, new Place(FIRST.plusDays(9), null, 3));

        assertThat(later.expectedOn(FIRST, Slot.AFTERNOON)).isEmpty();
    }

    @Test
    void aPupilWhosePlaceHasEndedIsNotExpectedAnyMore() {
        var ended = group.ended(ANN, FIRST.plusDays(9), 3);
        assertThat(ended.expectedOn(FIRST.plusDays(8), Slot.AFTERNOON)).containsExactly(ANN.pupilId());
        assertThat(ended.expectedOn(FIRST.plusDays(9), Slot.AFTERNOON)).isEmpty();
    }

    @Test
    void anEndThatArrivesTwiceOrLateChangesNothing() {
        var ended = group.ended(ANN, FIRST.plusDays(9), 3);
        assertThat(ended.ended(ANN, FIRST.plusDays(9), 3)).isEqualTo(ended);
        assertThat(ended.granted(ANN, new Place(FIRST, null, 2))).isEqualTo(ended);
    }
}
