package afterbell.attendance.rollcall.model;

import static afterbell.attendance.rollcall.model.Presence.ABSENT_SICK;
import static afterbell.attendance.rollcall.model.Presence.PRESENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import afterbell.attendance.group.model.Slot;
import afterbell.attendance.rollcall.model.CallingRules.Outcome;
import afterbell.attendance.rollcall.model.CallingRules.Outcome.Recorded;
import afterbell.attendance.rollcall.model.CallingRules.Outcome.Refused;
import afterbell.attendance.rollcall.model.Refusal.PupilsMissing;
import afterbell.attendance.rollcall.model.Refusal.PupilsNamedTwice;
import afterbell.attendance.rollcall.model.Refusal.PupilsWithoutPlace;
import afterbell.attendance.rollcall.model.Refusal.TooManyPupils;
import afterbell.attendance.rollcall.model.Register.Called;
import afterbell.attendance.rollcall.model.Register.Uncalled;
import afterbell.attendance.rollcall.model.RegisterEvent.Corrected;
import afterbell.attendance.rollcall.model.RegisterEvent.RollCalled;
import afterbell.attendance.rollcall.model.RollCall.Mark;

/** R31, R20, R6. */
class CallingTheRollTest {
    private static final RegisterId ID = new RegisterId("group-1", LocalDate.of(2021, 9, 1), Slot.AFTERNOON);
    private static final Register UNCALLED = new Uncalled(ID, "school-1");
    private static final Set<String> ANN_AND_BO = Set.of("ann", "bo");

    @Test
    void recordsEveryPupilInOneFact() {
        var recorded = recorded(decide(UNCALLED, new Mark("bo", ABSENT_SICK), new Mark("ann", PRESENT)));

        var entries = List.of(new Entry("ann", PRESENT, 1), new Entry("bo", ABSENT_SICK, 1));
        assertThat(recorded.register()).isEqualTo(new Called(ID, "school-1", entries));
        assertThat(recorded.events()).containsExactly(new RollCalled(entries));
    }

    @Test
    void theSameRollAgainChangesNothing() {
        var called = recorded(decide(UNCALLED, new Mark("ann", PRESENT), new Mark("bo", PRESENT))).register();

        var again = recorded(decide(called, new Mark("bo", PRESENT), new Mark("ann", PRESENT)));

        assertThat(again.register()).isEqualTo(called);
        assertThat(again.events()).isEmpty();
    }

    @Test
    void anotherMarkIsACorrectionThatTellsOnlyWhatChanged() {
        var called = recorded(decide(UNCALLED, new Mark("ann", PRESENT), new Mark("bo", PRESENT))).register();

        var corrected = recorded(decide(called, new Mark("ann", PRESENT), new Mark("bo", ABSENT_SICK)));

        assertThat(corrected.events()).containsExactly(new Corrected(List.of(new Entry("bo", ABSENT_SICK, 2))));
        assertThat(corrected.register().entries()).containsExactly(new Entry("ann", PRESENT, 1),
                new Entry("bo", ABSENT_SICK, 2));
        assertThat(corrected.register().present()).isEqualTo(1);
    }

    @Test
    void aPupilWhoGainedAPlaceLaterIsEnteredByACorrection() {
        var called = recorded(CallingRules.decide(UNCALLED, new RollCall(List.of(new Mark("ann", PRESENT))),
                Set.of("ann"))).register();

        var corrected = recorded(decide(called, new Mark("ann", PRESENT), new Mark("bo", PRESENT)));

        assertThat(corrected.events()).containsExactly(new Corrected(List.of(new Entry("bo", PRESENT, 1))));
    }

    @Test
    void fiftyPupilsAreCalledAndFiftyOneAreRefused() {
        assertThat(decide(UNCALLED, fullGroup(50), marks(50))).isInstanceOf(Recorded.class);
        assertThat(decide(UNCALLED, fullGroup(51), marks(51))).isEqualTo(new Refused(new TooManyPupils(51)));
    }

    @Test
    void aPupilWithoutAPlaceIsRefused() {
        assertThat(decide(UNCALLED, new Mark("ann", PRESENT), new Mark("zoe", PRESENT), new Mark("bo", PRESENT)))
                .isEqualTo(new Refused(new PupilsWithoutPlace(List.of(1))));
    }

    @Test
    void aPupilNamedTwiceIsRefused() {
        assertThat(decide(UNCALLED, new Mark("ann", PRESENT), new Mark("bo", PRESENT), new Mark("ann", ABSENT_SICK)))
                .isEqualTo(new Refused(new PupilsNamedTwice(List.of(2))));
    }

    @Test
    void halfARollIsRefused() {
        assertThat(decide(UNCALLED, new Mark("ann", PRESENT)))
                .isEqualTo(new Refused(new PupilsMissing(List.of("bo"))));
    }

    private static Outcome decide(Register register, Mark... marks) {
        return CallingRules.decide(register, new RollCall(List.of(marks)), ANN_AND_BO);
    }

    private static Outcome decide(Register register, Set<String> expected, List<Mark> marks) {
        return CallingRules.decide(register, new RollCall(marks), expected);
    }

    private static Set<String> fullGroup(int size) {
        return marks(size).stream().map(Mark::pupilId).collect(Collectors.toSet());
    }

    private static List<Mark> marks(int size) {
        return IntStream.range(0, size).mapToObj(i -> new Mark("pupil-" + i, PRESENT)).toList();
    }

    private static Recorded recorded(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Recorded.class);
        return (Recorded) outcome;
    }
}
