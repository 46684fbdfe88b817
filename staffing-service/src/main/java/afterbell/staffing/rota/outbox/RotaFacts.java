package afterbell.staffing.rota.outbox;

import java.util.List;

import afterbell.contracts.staffing.rota.v1.Duty;
import afterbell.contracts.staffing.rota.v1.DutyAssigned;
import afterbell.contracts.staffing.rota.v1.DutyRemoved;
import afterbell.contracts.staffing.rota.v1.RemovalCause;
import afterbell.contracts.staffing.rota.v1.RemovalReason;
import afterbell.contracts.staffing.rota.v1.Slot;
import afterbell.messaging.outbox.Outgoing;
import afterbell.staffing.rota.model.RotaEvent;
import afterbell.staffing.rota.model.RotaEvent.Assigned;
import afterbell.staffing.rota.model.RotaEvent.Removed;

/** Tells what happened to a rota in the words of the contract. */
public final class RotaFacts {
    private RotaFacts() {}

    public static Outgoing toPublish(RotaEvent event) {
        return new Outgoing(event.schoolId(), switch (event) {
            case Assigned(String schoolId, var duties) -> new DutyAssigned(schoolId, told(duties));
            case Removed(String schoolId, var duties, var reason) -> new DutyRemoved(schoolId, told(duties),
                    reasonOf(reason), RemovalCause.valueOf(reason.name()));
        });
    }

    private static RemovalReason reasonOf(RotaEvent.Reason reason) {
        if (reason == RotaEvent.Reason.BARRED) {
            return RemovalReason.BARRED;
        }
        return reason.isEndOfClearance() ? RemovalReason.CLEARANCE_EXPIRED : RemovalReason.ROTA_CHANGED;
    }

    private static List<Duty> told(List<afterbell.staffing.rota.model.Duty> duties) {
        return duties.stream()
                .map(duty -> new Duty(duty.key().value(), duty.key().workerId(), duty.key().date(),
                        Slot.valueOf(duty.key().slot().name()), duty.groupId()))
                .toList();
    }
}
