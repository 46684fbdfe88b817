package afterbell.staffing.rota.outbox;

import java.util.List;

import afterbell.contracts.staffing.rota.v1.ClearanceLoss;
import afterbell.contracts.staffing.rota.v1.Duty;
import afterbell.contracts.staffing.rota.v1.DutyAssigned;
import afterbell.contracts.staffing.rota.v1.DutyRemoved;
import afterbell.contracts.staffing.rota.v1.RemovalReason;
import afterbell.contracts.staffing.rota.v1.Slot;
import afterbell.messaging.outbox.Outgoing;
import afterbell.staffing.rota.model.RotaEvent;
import afterbell.staffing.rota.model.RotaEvent.Assigned;
import afterbell.staffing.rota.model.RotaEvent.Reason;
import afterbell.staffing.rota.model.RotaEvent.Removed;

/** Tells what happened to a rota in the words of the contract. */
public final class RotaFacts {
    private RotaFacts() {}

    public static Outgoing toPublish(RotaEvent event) {
        return new Outgoing(event.schoolId(), switch (event) {
            case Assigned(String schoolId, var duties) -> new DutyAssigned(schoolId, told(duties));
            case Removed(String schoolId, var duties, var reason) -> removed(schoolId, told(duties), reason);
        });
    }

    private static DutyRemoved removed(String schoolId, List<Duty> duties, Reason reason) {
        return switch (reason) {
            case BARRED -> new DutyRemoved(schoolId, duties, RemovalReason.BARRED, null);
            case SUSPENDED -> lost(schoolId, duties, ClearanceLoss.SUSPENDED);
            case INSTITUTION_NOT_ACCEPTED -> lost(schoolId, duties, ClearanceLoss.INSTITUTION_NOT_ACCEPTED);
            case HIRING_ENDED -> lost(schoolId, duties, ClearanceLoss.HIRING_ENDED);
            case ROTA_CHANGED -> new DutyRemoved(schoolId, duties, RemovalReason.ROTA_CHANGED, null);
        };
    }

    private static DutyRemoved lost(String schoolId, List<Duty> duties, ClearanceLoss loss) {
        return new DutyRemoved(schoolId, duties, RemovalReason.CLEARANCE_EXPIRED, loss);
    }

    private static List<Duty> told(List<afterbell.staffing.rota.model.Duty> duties) {
        return duties.stream()
                .map(duty -> new Duty(duty.key().value(), duty.key().workerId(), duty.key().date(),
                        Slot.valueOf(duty.key().slot().name()), duty.groupId()))
                .toList();
    }
}
