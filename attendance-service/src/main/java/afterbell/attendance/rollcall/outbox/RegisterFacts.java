package afterbell.attendance.rollcall.outbox;

import java.util.List;

import afterbell.attendance.rollcall.model.Register.Called;
import afterbell.attendance.rollcall.model.RegisterEvent;
import afterbell.attendance.rollcall.model.RegisterEvent.Corrected;
import afterbell.contracts.attendance.register.v1.Entry;
import afterbell.contracts.attendance.register.v1.Presence;
import afterbell.contracts.attendance.register.v1.RegisterCorrected;
import afterbell.contracts.attendance.register.v1.RollCalled;
import afterbell.contracts.attendance.register.v1.Slot;
import afterbell.messaging.outbox.Outgoing;

/** Tells what happened to a register in the words of the contract. */
public final class RegisterFacts {
    private RegisterFacts() {}

    public static Outgoing toPublish(Called register, RegisterEvent event) {
        var id = register.id();
        var slot = Slot.valueOf(id.slot().name());
        return new Outgoing(register.schoolId(), switch (event) {
            case RegisterEvent.RollCalled called -> new RollCalled(register.schoolId(), id.groupId(), id.date(), slot,
                    null, entries(called.entries()));
            case Corrected corrected -> new RegisterCorrected(register.schoolId(), id.groupId(), id.date(), slot,
                    entries(corrected.entries()));
        });
    }

    private static List<Entry> entries(List<afterbell.attendance.rollcall.model.Entry> entries) {
        return entries.stream()
                .map(entry -> new Entry(entry.pupilId(), Presence.valueOf(entry.presence().name()),
                        entry.revision()))
                .toList();
    }
}
