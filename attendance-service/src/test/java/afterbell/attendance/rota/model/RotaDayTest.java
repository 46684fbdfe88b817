package afterbell.attendance.rota.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import afterbell.attendance.rota.model.RotaDay.Duty;

/** R20: the newest fact of each duty holds, in whatever order and however often facts arrive. */
class RotaDayTest {
    private static final Duty ASSIGNED = new Duty("d-1", "wu", true, 1);
    private static final Duty REMOVED = new Duty("d-1", "wu", false, 2);
    private static final Duty OTHER = new Duty("d-2", "li", true, 1);

    @Test
    void namesWhoIsOnDuty() {
        assertThat(RotaDay.EMPTY.told(List.of(ASSIGNED, OTHER)).workerIds()).containsExactlyInAnyOrder("wu", "li");
        assertThat(RotaDay.EMPTY.told(List.of(ASSIGNED, OTHER)).told(List.of(REMOVED)).workerIds())
                .containsExactly("li");
    }

    @Test
    void aRemovedDutyStaysRemovedWhenItsAssignmentArrivesLate() {
        assertThat(RotaDay.EMPTY.told(List.of(REMOVED)).told(List.of(ASSIGNED)).workerIds()).isEmpty();
    }

    @Test
    void aRepeatedFactChangesNothing() {
        var day = RotaDay.EMPTY.told(List.of(ASSIGNED));
        assertThat(day.told(List.of(ASSIGNED))).isSameAs(day);
    }
}
