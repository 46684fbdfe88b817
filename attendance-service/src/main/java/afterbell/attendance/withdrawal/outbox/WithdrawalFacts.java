package afterbell.attendance.withdrawal.outbox;

import afterbell.attendance.withdrawal.model.Withdrawal;
import afterbell.attendance.withdrawal.model.Withdrawal.Charge;
import afterbell.contracts.attendance.safety.v1.SignOnEnded;
import afterbell.contracts.attendance.safety.v1.Slot;
import afterbell.messaging.outbox.Outgoing;

/** Tells of an ended sign-on in the words of the contract. */
public final class WithdrawalFacts {
    private WithdrawalFacts() {}

    public static Outgoing toPublish(Withdrawal it) {
        var session = it.session();
        return new Outgoing(session.schoolId(), new SignOnEnded(session.schoolId(), session.date(),
                Slot.valueOf(session.slot().name()), it.workerId(),
                it.groups().stream().map(Charge::groupId).toList(), it.pupils(), it.at()));
    }
}
