package afterbell.enrollment.rosterfile.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import afterbell.enrollment.rosterfile.model.Order.Missing;
import afterbell.enrollment.rosterfile.model.Order.Mode;

/** An import goes on from state to state, and after a crash never back behind what was told. */
class StepsOfAnImportTest {
    private static final Instant NOW = Instant.parse("2021-09-01T00:00:00Z");
    private static final Order ORDER = new Order(Mode.ALL, false, Missing.REPORT, LocalDate.of(2021, 9, 1));
    private static final Map<State, Set<State>> ALLOWED = Map.of(
            State.WAITING, EnumSet.of(State.READING, State.FAILED),
            State.READING, EnumSet.of(State.READING, State.CHECKING, State.REJECTED, State.FAILED),
            State.CHECKING, EnumSet.of(State.READING, State.CHECKING, State.APPLYING, State.CHECKED, State.REJECTED,
                    State.FAILED),
            State.APPLYING, EnumSet.of(State.APPLYING, State.APPLIED, State.PARTLY_APPLIED, State.FAILED));

    private final RosterImport waiting = RosterImport.submitted("i-1", "school-1", ORDER, "hash", NOW);

    @Test
    void onlyTheseStepsAreAllowed() {
        for (var from : State.values()) {
            for (var to : State.values()) {
                assertThat(from.mayBecome(to)).as(from + " to " + to)
                        .isEqualTo(ALLOWED.getOrDefault(from, Set.of()).contains(to));
            }
        }
    }

    @Test
    void whatIsOverStaysAsItIs() {
        var over = new ArrayList<RosterImport>();
        over.add(judged(State.CHECKED, 0));
        over.add(judged(State.REJECTED, 1));
        over.add(judged(State.APPLYING, 0).applied(Counts.NONE, 0, 0, NOW));
        over.add(judged(State.APPLYING, 1).applied(Counts.NONE, 1, 1, NOW));
        over.add(waiting.failed("upload-expired", NOW));

        assertThat(over).extracting(RosterImport::state)
                .containsExactly(State.CHECKED, State.REJECTED, State.APPLIED, State.PARTLY_APPLIED, State.FAILED);
        assertThat(over).allSatisfy(it -> {
            assertThat(it.endedAt()).isEqualTo(NOW);
            assertThatIllegalStateException().isThrownBy(it::reading);
            assertThatIllegalStateException().isThrownBy(() -> it.failed("again", NOW));
        });
    }

    @Test
    void afterACrashReadingBeginsAnewButNotOncePupilsAreEntered() {
        assertThat(waiting.reading().checking(3).progressed(2).taken().reading().done()).isZero();
        assertThatIllegalStateException().isThrownBy(() -> judged(State.APPLYING, 0).taken().reading());
    }

    @Test
    void progressNeverGoesBack() {
        assertThat(waiting.reading().checking(3).progressed(2).progressed(1).done()).isEqualTo(2);
    }

    @Test
    void theSameFileAndOrderIsTheSameImport() {
        var other = new Order(Mode.PARTIAL, false, Missing.REPORT, LocalDate.of(2021, 9, 1));

        assertThat(List.of(waiting.isSame(ORDER, "hash"), waiting.isSame(other, "hash"), waiting.isSame(ORDER, "x")))
                .containsExactly(true, false, false);
    }

    private RosterImport judged(State next, int faults) {
        return waiting.taken().reading().checking(3).judged(next, Counts.NONE, faults, faults, NOW);
    }
}
