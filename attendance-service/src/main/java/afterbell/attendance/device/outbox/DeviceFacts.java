package afterbell.attendance.device.outbox;

import afterbell.attendance.device.model.DeviceEvent;
import afterbell.attendance.device.model.DeviceRegister;
import afterbell.contracts.attendance.safety.v1.DevicesContradicted;
import afterbell.contracts.attendance.safety.v1.Slot;
import afterbell.messaging.outbox.Outgoing;

/** Tells in the words of the contract that a person must look at what devices have told. */
public final class DeviceFacts {
    private DeviceFacts() {}

    public static Outgoing toPublish(DeviceRegister register, DeviceEvent event) {
        var id = register.id();
        return new Outgoing(register.schoolId(), new DevicesContradicted(register.schoolId(), id.groupId(),
                event.pupilId(), id.date(), Slot.valueOf(id.slot().name()), event.matter().name(), event.at()));
    }
}
