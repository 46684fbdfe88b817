package afterbell.attendance.rollcall.web;

import java.time.LocalDate;
import java.util.List;

import afterbell.attendance.group.model.Slot;
import afterbell.attendance.rollcall.model.Presence;
import afterbell.attendance.rollcall.model.Register.Called;
import afterbell.messaging.outbox.Versioned;

/** A register as its readers see it. */
record RegisterView(String registerId, String schoolId, String groupId, LocalDate date, Slot slot, long version,
        long present, List<EntryView> entries) {

    record EntryView(String pupilId, Presence presence, int revision) {}

    static RegisterView of(Versioned<Called> versioned) {
        var register = versioned.state();
        var id = register.id();
        return new RegisterView(id.value(), register.schoolId(), id.groupId(), id.date(), id.slot(),
                versioned.version(), register.present(), register.entries()
                        .stream()
                        .map(entry -> new EntryView(entry.pupilId(), entry.presence(), entry.revision()))
                        .toList());
    }
}
