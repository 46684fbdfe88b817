package afterbell.staffing.exchange.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

import afterbell.staffing.exchange.model.Exchange.Move;
import afterbell.staffing.exchange.model.Exchange.Phase;
import afterbell.staffing.exchange.model.Exchange.Why;
import afterbell.staffing.place.model.Slot;
import afterbell.staffing.rota.model.Duty;
import afterbell.staffing.rota.model.Rota;
import afterbell.staffing.rota.model.Rota.Assigning.Assigned;
import afterbell.staffing.rota.model.Rota.Assigning.BusyElsewhere;
import afterbell.staffing.rota.model.Rota.Giving.NoSuchDuty;
import afterbell.staffing.rota.model.Rota.Giving.Promised;
import afterbell.staffing.rota.model.Rota.Giving.UnderWay;
import afterbell.staffing.rota.model.RotaEvent.Reason;
import afterbell.staffing.rota.model.RotaId;

/** R20. */
class MovingDutiesTest {
    private static final LocalDate DAY = LocalDate.of(2021, 9, 6);

    @Test
    void anExchangeIsDecidedOnceAndClosedOnce() {
        var preparing = exchange();
        var holding = preparing.hold();
        var refused = preparing.refuse(new Why.DutyGone());

        assertThat(holding.close().phase()).isEqualTo(new Phase.Done());
        assertThat(refused.close().phase()).isEqualTo(new Phase.Undone(new Why.DutyGone()));
        for (var decided : List.of(holding, refused, holding.close(), refused.close())) {
            assertThatThrownBy(decided::hold).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> decided.refuse(new Why.OtherExchange()))
                    .isInstanceOf(IllegalStateException.class);
        }
        for (var notToClose : List.of(preparing, holding.close(), refused.close())) {
            assertThatThrownBy(notToClose::close).isInstanceOf(IllegalStateException.class);
        }
        assertThat(List.of(preparing.isOpen(), holding.isOpen(), refused.isOpen())).containsOnly(true);
        assertThat(List.of(holding.close().isOpen(), refused.close().isOpen())).containsOnly(false);
    }

    @Test
    void aPromisedDutyStaysAndIsPromisedToNobodyElse() {
        var rota = ((Promised) rota(duty("w-1", "g-1")).promise(key("w-1"), "x#1")).rota();

        assertThat(rota.duties()).hasSize(1);
        assertThat(rota.since(rota(duty("w-1", "g-1")), Reason.SWAPPED)).isEmpty();
        assertThat(rota.promise(key("w-1"), "x#1")).isInstanceOf(Promised.class);
        assertThat(rota.promise(key("w-1"), "y#1")).isEqualTo(new UnderWay());
        assertThat(rota().promise(key("w-1"), "x#1")).isEqualTo(new NoSuchDuty());
    }

    @Test
    void whoTakesIsFreeInThatSlot() {
        var taken = duty("w-2", "g-1").takenBy("w-1", "x#1");

        var took = ((Assigned) rota().take(taken, "x#1")).rota();

        assertThat(took.duties()).containsExactly(taken);
        assertThat(took.take(taken, "x#1")).isEqualTo(new Assigned(took, false));
        assertThat(rota(duty("w-1", "g-2")).take(taken, "x#1")).isEqualTo(new BusyElsewhere());
        assertThat(took.take(taken.takenBy("w-1", "y#1"), "y#1")).isEqualTo(new BusyElsewhere());
    }

    @Test
    void whatIsHeldGoesOnceAndWhatIsRefusedComesBack() {
        var promised = ((Promised) rota(duty("w-1", "g-1")).promise(key("w-1"), "x#1")).rota();
        var settled = promised.settle("x#1", List.of());

        assertThat(settled.duties()).isEmpty();
        var again = ((Assigned) settled.assign(duty("w-1", "g-1"))).rota();
        assertThat(again.settle("x#1", List.of())).isEqualTo(again);
        assertThat(promised.revert("x#1")).isEqualTo(rota(duty("w-1", "g-1")));
    }

    @Test
    void whoSwapGroupsInOneSlotDoSoWhenItSettles() {
        var promised = ((Promised) rota(duty("w-1", "g-1")).promise(key("w-1"), "x#1")).rota();
        var taken = duty("w-2", "g-2").takenBy("w-1", "x#1");

        var took = ((Assigned) promised.take(taken, "x#1")).rota();

        assertThat(took).isEqualTo(promised);
        assertThat(took.settle("x#1", List.of(taken)).duties()).containsExactly(taken);
        assertThat(took.settle("x#1", List.of(taken)).settle("x#1", List.of(taken)).duties()).containsExactly(taken);
        assertThat(took.revert("x#1")).isEqualTo(rota(duty("w-1", "g-1")));
    }

    private static Exchange exchange() {
        return Exchange.prepare("x", "school-1", List.of(new Move(duty("w-1", "g-1"), "w-2")), 1);
    }

    private static Rota rota(Duty... duties) {
        return new Rota(new RotaId("w-1", "2021-W36"), List.of(duties), List.of(), List.of());
    }

    private static Duty duty(String worker, String group) {
        return new Duty(key(worker), "school-1", group);
    }

    private static Duty.Key key(String worker) {
        return new Duty.Key(worker, DAY, Slot.AFTERNOON);
    }
}
