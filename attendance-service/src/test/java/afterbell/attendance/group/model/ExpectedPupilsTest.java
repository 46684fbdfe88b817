package afterbell.attendance.group.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;

import afterbell.attendance.group.model.Group.PlaceKey;
import afterbell.attendance.group.model.PlaceHistory.Change;
import afterbell.attendance.group.model.PlaceHistory.Change.Ended;
import afterbell.attendance.group.model.PlaceHistory.Change.Granted;
import afterbell.attendance.group.model.PlaceHistory.Change.LeaveSet;
import afterbell.attendance.group.model.PlaceHistory.Change.WeekdaysChanged;

/** R6, R11. */
class ExpectedPupilsTest {
    private static final LocalDate FIRST = LocalDate.of(2021, 9, 1);
    private static final LocalDate MONDAY = LocalDate.of(2021, 9, 6);
    private static final LocalDate SATURDAY = LocalDate.of(2021, 9, 18);
    private static final PlaceKey ANN = new PlaceKey("ann", Slot.AFTERNOON);
    private final Group group = Group.empty("group-1", "school-1", "2021-autumn")
            .told(ANN, new Granted(FIRST, Set.of(), 2));

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
    void stayAsTheyAreWhenARepeatedFactArrives() {
        assertThat(group.told(ANN, new Granted(FIRST, Set.of(), 2))).isSameAs(group);
    }

    @Test
    void followTheNewerFactWhicheverComesFirst() {
        var later = group.told(ANN, new Granted(FIRST.plusDays(9), Set.of(), 3));
        var olderLate = group.told(ANN, new Granted(FIRST.plusDays(9), Set.of(), 1));

        assertThat(later.expectedOn(FIRST, Slot.AFTERNOON)).isEmpty();
        assertThat(olderLate.expectedOn(FIRST, Slot.AFTERNOON)).containsExactly("ann");
    }

    @Test
    void areNotExpectedAnyMoreOnceTheirPlaceHasEnded() {
        var ended = group.told(ANN, new Ended(FIRST.plusDays(9), 3));

        assertThat(ended.expectedOn(FIRST.plusDays(8), Slot.AFTERNOON)).containsExactly("ann");
        assertThat(ended.expectedOn(FIRST.plusDays(9), Slot.AFTERNOON)).isEmpty();
    }

    @Test
    void keepTheirEarlierPeriodWhenTheyComeBack() {
        var back = group.told(ANN, new Ended(FIRST.plusDays(9), 3))
                .told(ANN, new Granted(FIRST.plusDays(20), Set.of(), 4));

        assertThat(back.expectedOn(FIRST.plusDays(8), Slot.AFTERNOON)).containsExactly("ann");
        assertThat(back.expectedOn(FIRST.plusDays(12), Slot.AFTERNOON)).isEmpty();
        assertThat(back.expectedOn(FIRST.plusDays(20), Slot.AFTERNOON)).containsExactly("ann");
    }

    @Test
    void areTheSameInWhateverOrderAndHoweverOftenFactsArrive() {
        List<Change> facts = List.of(new Granted(FIRST, Set.of(), 1), new Ended(FIRST.plusDays(9), 2),
                new Granted(FIRST.plusDays(20), Set.of(), 5), new Ended(FIRST.plusDays(40), 7),
                new Ended(FIRST.plusDays(30), 8));
        var inOrder = afterAll(facts);
        for (int seed = 0; seed < 50; seed++) {
            var shuffled = new ArrayList<>(facts);
            shuffled.addAll(facts);
            Collections.shuffle(shuffled, new Random(seed));
            assertThat(afterAll(shuffled)).isEqualTo(inOrder);
        }
        assertThat(inOrder.expectedOn(FIRST.plusDays(29), Slot.AFTERNOON)).containsExactly("ann");
        assertThat(inOrder.expectedOn(FIRST.plusDays(30), Slot.AFTERNOON)).isEmpty();
    }

    @Test
    void anEndWithoutABeginningEndsNothing() {
        var ended = Group.empty("group-1", "school-1", "2021-autumn").told(ANN, new Ended(FIRST.plusDays(9), 1));

        assertThat(ended.expectedOn(FIRST, Slot.AFTERNOON)).isEmpty();
        assertThat(ended.told(ANN, new Granted(FIRST, Set.of(), 2))
                .expectedOn(FIRST.plusDays(50), Slot.AFTERNOON))
                .containsExactly("ann");
    }

    @Test
    void areExpectedOnTheirWeekdaysAndOnEveryMakeUpDay() {
        var changed = group.told(ANN, new WeekdaysChanged(MONDAY, Set.of(DayOfWeek.MONDAY), 3));

        assertThat(changed.expectedOn(MONDAY.minusDays(4), Slot.AFTERNOON)).containsExactly("ann");
        assertThat(changed.expectedOn(MONDAY, Slot.AFTERNOON)).containsExactly("ann");
        assertThat(changed.expectedOn(MONDAY.plusDays(1), Slot.AFTERNOON)).isEmpty();
        assertThat(changed.placedOn(MONDAY.plusDays(1), Slot.AFTERNOON)).containsExactly("ann");
        assertThat(changed.expectedOn(SATURDAY, Slot.AFTERNOON)).containsExactly("ann");
    }

    @Test
    void areNotExpectedWhileOnLeaveAndAreAgainWhenItIsTakenBack() {
        var onLeave = group.told(ANN, new LeaveSet("l-1", MONDAY, MONDAY.plusDays(2), 3));
        var back = onLeave.told(ANN, new LeaveSet("l-1", MONDAY, MONDAY.plusDays(1), 4));

        assertThat(onLeave.expectedOn(MONDAY.plusDays(1), Slot.AFTERNOON)).isEmpty();
        assertThat(onLeave.placedOn(MONDAY.plusDays(1), Slot.AFTERNOON)).containsExactly("ann");
        assertThat(onLeave.expectedOn(MONDAY.plusDays(2), Slot.AFTERNOON)).containsExactly("ann");
        assertThat(back.expectedOn(MONDAY, Slot.AFTERNOON)).isEmpty();
        assertThat(back.expectedOn(MONDAY.plusDays(1), Slot.AFTERNOON)).containsExactly("ann");
    }

    private static Group afterAll(List<Change> facts) {
        var group = Group.empty("group-1", "school-1", "2021-autumn");
        for (var fact : facts) {
            group = group.told(ANN, fact);
        }
        return group;
    }
}
