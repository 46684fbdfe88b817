package afterbell.staffing.leave.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;

import afterbell.staffing.place.model.Slot;
import afterbell.staffing.rota.model.Duty;
import afterbell.staffing.rota.model.Rota;
import afterbell.staffing.rota.model.Rota.Assigning.Assigned;
import afterbell.staffing.rota.model.Rota.Assigning.OnLeave;
import afterbell.staffing.rota.model.RotaId;

class BeingOnLeaveTest {
    private static final LocalDate DAY = LocalDate.of(2021, 9, 6);
    private static final StaffLeave LEAVE = StaffLeave.granted("w-1", "school-1", DAY, DAY.plusDays(8));

    @Test
    void whoIsOnLeaveHasNoDutyAndIsGivenNone() {
        var rota = ((Assigned) empty().assign(duty("school-1", DAY))).rota().told(LEAVE.absence());

        assertThat(rota.duties()).isEmpty();
        assertThat(rota.assign(duty("school-1", DAY))).isEqualTo(new OnLeave());
        assertThat(rota.assign(duty("school-2", DAY))).isInstanceOf(Assigned.class);
    }

    @Test
    void aCancelledLeaveHoldsNoMoreWhateverIsToldAfterIt() {
        var cancelled = LEAVE.cancel();

        var rota = empty().told(cancelled.absence()).told(LEAVE.absence());

        assertThat(rota.assign(duty("school-1", DAY))).isInstanceOf(Assigned.class);
        assertThat(cancelled.cancel()).isSameAs(cancelled);
        assertThat(rota.told(cancelled.grant().absence()).assign(duty("school-1", DAY))).isEqualTo(new OnLeave());
    }

    @Test
    void theSameDaysAreTheSameLeaveAndItReachesEveryWeek() {
        assertThat(StaffLeave.granted("w-1", "school-1", DAY, DAY.plusDays(8))).isEqualTo(LEAVE);
        assertThat(LEAVE.grant()).isSameAs(LEAVE);
        assertThat(LEAVE.rotas()).containsExactly(new RotaId("w-1", "2021-W36"), new RotaId("w-1", "2021-W37"));
    }

    @Test
    void aLeaveLastsOneDayToAYear() {
        assertThat(StaffLeave.isPossible(DAY, DAY)).isTrue();
        assertThat(StaffLeave.isPossible(DAY, DAY.minusDays(1))).isFalse();
        assertThat(StaffLeave.isPossible(DAY, DAY.plusDays(365))).isTrue();
        assertThat(StaffLeave.isPossible(DAY, DAY.plusDays(366))).isFalse();
    }

    private static Rota empty() {
        return Rota.empty(new RotaId("w-1", "2021-W36"));
    }

    private static Duty duty(String school, LocalDate day) {
        return new Duty(new Duty.Key("w-1", day, Slot.AFTERNOON), school, null);
    }
}
