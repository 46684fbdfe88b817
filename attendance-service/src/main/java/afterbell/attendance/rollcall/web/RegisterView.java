package afterbell.attendance.rollcall.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import afterbell.attendance.group.model.Slot;
import afterbell.attendance.rollcall.model.Correction;
import afterbell.attendance.rollcall.model.Custody;
import afterbell.attendance.rollcall.model.Custody.Released;
import afterbell.attendance.rollcall.model.Entry;
import afterbell.attendance.rollcall.model.Presence;
import afterbell.attendance.rollcall.model.Register.Called;
import afterbell.messaging.outbox.Versioned;

/** A register as its readers see it. */
public record RegisterView(String registerId, String schoolId, String groupId, LocalDate date, Slot slot, long version,
        long present, long inCare, List<EntryView> entries, List<Correction> corrections) {

    /** @param workerId who looks after the pupil now */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record EntryView(String pupilId, Presence presence, int revision, CustodyView custody,
            @Nullable String workerId, @Nullable Instant releasedAt) {
        static EntryView of(Called register, Entry entry) {
            return new EntryView(entry.pupilId(), entry.presence(), entry.revision(), CustodyView.of(entry.custody()),
                    register.holderOf(entry), entry.custody() instanceof Released released ? released.at() : null);
        }
    }

    /** Where a pupil is. */
    public enum CustodyView {
        AWAY,
        IN_CARE,
        RELEASED,
        UNTOLD;

        static CustodyView of(Custody custody) {
            return switch (custody) {
                case Custody.Away _ -> AWAY;
                case Custody.InCare _ -> IN_CARE;
                case Released _ -> RELEASED;
                case Custody.Untold _ -> UNTOLD;
            };
        }
    }

    public static RegisterView of(Versioned<Called> versioned) {
        var register = versioned.state();
        var id = register.id();
        return new RegisterView(id.value(), register.schoolId(), id.groupId(), id.date(), id.slot(),
                versioned.version(), register.present(), register.inCare().size(),
                register.entries().stream().map(entry -> EntryView.of(register, entry)).toList(),
                register.corrections());
    }
}
