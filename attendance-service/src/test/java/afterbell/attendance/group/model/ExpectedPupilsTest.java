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
import afterbell.attendance.serviceday.model.ServiceDay;

/** R6, R11. */
class ExpectedPupilsTest {
    private static final String AUTUMN = "2021-autumn";
    private static final LocalDate FIRST = LocalDate.of(2021, 9, 1);
    private static final LocalDate MONDAY = LocalDate.of(2021, 9, 6);
    private static final LocalDate SATURDAY = LocalDate.of(2021, 9, 18);
    private static final PlaceKey ANN = new PlaceKey("ann", Slot.AFTERNOON);
    private final Group group = Group.empty("group-1", "school-1").told(ANN, new Granted(FIRST, AUTUMN, Set.of(), 2));

    @Test
    void areExpectedFromTheFirstDayOfTheirPlaceOn() {
        assertThat(group.expectedOn(day(FIRST.minusDays(1)), Slot.AFTERNOON)).isEmpty();
        assertThat(group.expectedOn(day(FIRST), Slot.AFTERNOON)).containsExactly("ann");
    }

    @Test
    void areExpectedOnlyInTheSlotOfTheirPlace() {
        assertThat(group.expectedOn(day(FIRST), Slot.NOON)).isEmpty();
    }

    @Test
    void stayAsTheyAreWhenARepeatedFactArrives() {
        assertThat(group.told(ANN, new Granted(FIRST, AUTUMN, Set.of(), 2))).isSameAs(group);
    }

    @Test
    void followTheNewerFactWhicheverComesFirst() {
        var later = group.told(ANN, new Granted(FIRST.plusDays(9), AUTUMN, Set.of(), 3));
        var olderLate = group.told(ANN, new Granted(FIRST.plusDays(9), AUTUMN, Set.of(), 1));

        assertThat(later.expectedOn(day(FIRST), Slot.AFTERNOON)).isEmpty();
        assertThat(olderLate.expectedOn(day(FIRST), Slot.AFTERNOON)).containsExactly("ann");
    }

    @Test
    void areNotExpectedAnyMoreOnceTheirPlaceHasEnded() {
        var ended = group.told(ANN, new Ended(FIRST.plusDays(9), AUTUMN, 3));

        assertThat(ended.expectedOn(day(FIRST.plusDays(8)), Slot.AFTERNOON)).containsExactly("ann");
        assertThat(ended.expectedOn(day(FIRST.plusDays(9)), Slot.AFTERNOON)).isEmpty();
    }

    @Test
    void keepTheirEarlierPeriodWhenTheyComeBack() {
        var back = group.told(ANN, new Ended(FIRST.plusDays(9), AUTUMN, 3))
                .told(ANN, new Granted(FIRST.plusDays(20), AUTUMN, Set.of(), 4));

        assertThat(back.expectedOn(day(FIRST.plusDays(8)), Slot.AFTERNOON)).containsExactly("ann");
        assertThat(back.expectedOn(day(FIRST.plusDays(12)), Slot.AFTERNOON)).isEmpty();
        assertThat(back.expectedOn(day(FIRST.plusDays(20)), Slot.AFTERNOON)).containsExactly("ann");
    }

    @Test
    void areTheSameInWhateverOrderAndHoweverOftenFactsArrive() {
        List<Change> facts = List.of(new Granted(FIRST, AUTUMN, Set.of(), 1), new Ended(FIRST.plusDays(9), AUTUMN, 2),
                new Granted(FIRST.plusDays(20), AUTUMN, Set.of(), 5), new Ended(FIRST.plusDays(40), AUTUMN, 7),
                new Ended(FIRST.plusDays(30), AUTUMN, 8));
        var inOrder = afterAll(facts);
        for (int seed = 0; seed < 50; seed++) {
            var shuffled = new ArrayList<>(facts);
            shuffled.addAll(facts);
            Collections.shuffle(shuffled, new Random(seed));
            assertThat(afterAll(shuffled)).isEqualTo(inOrder);
        }
        assertThat(inOrder.expectedOn(day(FIRST.plusDays(29)), Slot.AFTERNOON)).containsExactly("ann");
        assertThat(inOrder.expectedOn(day(FIRST.plusDays(30)), Slot.AFTERNOON)).isEmpty();
    }

    @Test
    void anEndWithoutABeginningEndsNothing() {
        var ended = Group.empty("group-1", "school-1").told(ANN, new Ended(FIRST.plusDays(9), AUTUMN, 1));

        assertThat(ended.expectedOn(day(FIRST), Slot.AFTERNOON)).isEmpty();
        assertThat(ended.told(ANN, new Granted(FIRST, AUTUMN, Set.of(), 2))
                .expectedOn(day(FIRST.plusDays(50)), Slot.AFTERNOON))
                .containsExactly("ann");
    }

    @Test
    void areNotExpectedOnceTheSemesterOfTheirPlaceIsOver() {
        var spring = new ServiceDay(LocalDate.of(2022, 3, 1), "2022-spring");

        assertThat(group.expectedOn(spring, Slot.AFTERNOON)).isEmpty();
        assertThat(group.placedOn(spring, Slot.AFTERNOON)).isEmpty();
    }

    @Test
    void keepTheirPlaceWhenTheNextSemestersIsGrantedAndOnlyTheOneThatEndsEnds() {
        var spring = new ServiceDay(LocalDate.of(2022, 3, 1), "2022-spring");
        var both = group.told(ANN, new Granted(spring.date(), "2022-spring", Set.of(), 3));
        var autumnEnded = both.told(ANN, new Ended(MONDAY, AUTUMN, 4));

        assertThat(both.expectedOn(day(MONDAY), Slot.AFTERNOON)).containsExactly("ann");
        assertThat(both.expectedOn(spring, Slot.AFTERNOON)).containsExactly("ann");
        assertThat(autumnEnded.expectedOn(day(MONDAY), Slot.AFTERNOON)).isEmpty();
        assertThat(autumnEnded.expectedOn(spring, Slot.AFTERNOON)).containsExactly("ann");
    }

    @Test
    void areExpectedOnTheirWeekdaysAndOnEveryMakeUpDay() {
        var changed = group.told(ANN, new WeekdaysChanged(MONDAY, AUTUMN, Set.of(DayOfWeek.MONDAY), 3));

        assertThat(changed.expectedOn(day(MONDAY.minusDays(4)), Slot.AFTERNOON)).containsExactly("ann");
        assertThat(changed.expectedOn(day(MONDAY), Slot.AFTERNOON)).containsExactly("ann");
        assertThat(changed.expectedOn(day(MONDAY.plusDays(1)), Slot.AFTERNOON)).isEmpty();
        assertThat(changed.placedOn(day(MONDAY.plusDays(1)), Slot.AFTERNOON)).containsExactly("ann");
        assertThat(changed.expectedOn(day(SATURDAY), Slot.AFTERNOON)).containsExactly("ann");
    }

    @Test
    void areNotExpectedWhileOnLeaveAndAreAgainWhenItIsTakenBack() {
        var onLeave = group.told(ANN, new LeaveSet("l-1", MONDAY, MONDAY.plusDays(2), AUTUMN, 3));
        var back = onLeave.told(ANN, new LeaveSet("l-1", MONDAY, MONDAY.plusDays(1), AUTUMN, 4));

        assertThat(onLeave.expectedOn(day(MONDAY.plusDays(1)), Slot.AFTERNOON)).isEmpty();
        assertThat(onLeave.placedOn(day(MONDAY.plusDays(1)), Slot.AFTERNOON)).containsExactly("ann");
        assertThat(onLeave.expectedOn(day(MONDAY.plusDays(2)), Slot.AFTERNOON)).containsExactly("ann");
        assertThat(back.expectedOn(day(MONDAY), Slot.AFTERNOON)).isEmpty();
        assertThat(back.expectedOn(day(MONDAY.plusDays(1)), Slot.AFTERNOON)).containsExactly("ann");
    }

    private static ServiceDay day(LocalDate date) {
        return new ServiceDay(date, AUTUMN);
    }

    private static Group afterAll(List<Change> facts) {
        var group = Group.empty("group-1", "school-1");
        for (var fact : facts) {
            group = group.told(ANN, fact);
        }
        return group;
    }
}
