package afterbell.attendance.rollcall.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import afterbell.attendance.group.model.Slot;
import afterbell.attendance.rollcall.model.Correction;
import afterbell.attendance.rollcall.model.CorrectionRequest;
import afterbell.attendance.rollcall.model.CorrectionRequest.Approved;
import afterbell.attendance.rollcall.model.CorrectionRequest.Asked;
import afterbell.attendance.rollcall.model.CorrectionRequest.Change;
import afterbell.attendance.rollcall.model.CorrectionRequest.Decision;
import afterbell.attendance.rollcall.model.CorrectionRequest.Pending;
import afterbell.attendance.rollcall.model.CorrectionRequest.Refused;
import afterbell.attendance.rollcall.model.Custody;
import afterbell.attendance.rollcall.model.Custody.Released;
import afterbell.attendance.rollcall.model.Entry;
import afterbell.attendance.rollcall.model.Presence;
import afterbell.attendance.rollcall.model.Register.Called;
import afterbell.attendance.rollcall.model.Register.Original;
import afterbell.attendance.rollcall.model.Roll;
import afterbell.messaging.outbox.Versioned;

/**
 * A register as its readers see it.
 *
 * @param roll      when it was called and who has recorded it; left out while it is to come
 * @param expected  ids of pupils of whom nothing is known yet, left out once the roll is called
 * @param originals what corrections have put other entries in place of, in the order in which they came
 * @param requests  for corrections after the day
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RegisterView(String registerId, String schoolId, String groupId, LocalDate date, Slot slot, long version,
        @Nullable RollView roll, @Nullable List<String> expected, long present, long inCare, List<EntryView> entries,
        List<Correction> corrections,
        List<OriginalView> originals, List<RequestView> requests) {

    /**
     * The roll call.
     *
     * @param at       since when those whom it found present are in care
     * @param workerId who took them into care, left out when nobody was named
     * @param by       subject of the caller, left out where it was not kept
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RollView(Instant at, @Nullable String workerId, @Nullable String by) {
        static @Nullable RollView of(Called register) {
            return register.roll() instanceof Roll.Told(int step, var by)
                    ? new RollView(register.care().get(step).since(), register.care().get(step).workerId(), by)
                    : null;
        }
    }

    /**
     * What the register said of a pupil before it was corrected.
     *
     * @param presence left out where it said nothing
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record OriginalView(String pupilId, @Nullable Presence presence, @Nullable Integer revision,
            @Nullable Instant releasedAt) {
        static OriginalView of(Original original) {
            var entry = original.entry();
            return entry == null
                    ? new OriginalView(original.pupilId(), null, null, null)
                    : new OriginalView(original.pupilId(), entry.presence(), entry.revision(),
                            entry.custody() instanceof Released released ? released.at() : null);
        }
    }

    /** How far a request for a correction has come. */
    public enum RequestState {
        PENDING,
        APPROVED,
        REFUSED
    }

    /** @param decidedBecause why it was refused */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RequestView(int number, RequestState state, Instant at, String by, String reason,
            List<Change> changes, @Nullable Instant decidedAt, @Nullable String decidedBy,
            @Nullable String decidedBecause) {
        static RequestView of(CorrectionRequest request) {
            return switch (request) {
                case Pending(var asked) -> new RequestView(asked.number(), RequestState.PENDING, asked.at(),
                        asked.by(), asked.reason(), asked.changes(), null, null, null);
                case Approved(var asked, var decision) -> decided(asked, RequestState.APPROVED, decision);
                case Refused(var asked, var decision) -> decided(asked, RequestState.REFUSED, decision);
            };
        }

        private static RequestView decided(Asked asked, RequestState state, Decision decision) {
            return new RequestView(asked.number(), state, asked.at(), asked.by(), asked.reason(), asked.changes(),
                    decision.at(), decision.by(), decision.reason());
        }
    }

    /**
     * @param workerId who looks after the pupil now
     * @param checkIn  left out for a pupil whom the roll has entered
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record EntryView(String pupilId, Presence presence, int revision, CustodyView custody,
            @Nullable String workerId, @Nullable CheckInView checkIn, @Nullable Instant releasedAt) {
        static EntryView of(Called register, Entry entry) {
            return new EntryView(entry.pupilId(), entry.presence(), entry.revision(), CustodyView.of(entry.custody()),
                    register.holderOf(entry), CheckInView.of(entry.checkIn()),
                    entry.custody() instanceof Released released ? released.at() : null);
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

    /** Of a register of whose expected pupils all are known. */
    public static RegisterView of(Versioned<Called> versioned) {
        return of(versioned, List.of());
    }

    /** @param expected ids of pupils of whom nothing is known yet */
    public static RegisterView of(Versioned<Called> versioned, List<String> expected) {
        var register = versioned.state();
        var id = register.id();
        return new RegisterView(id.value(), register.schoolId(), id.groupId(), id.date(), id.slot(),
                versioned.version(), RollView.of(register), register.isRollCalled() ? null : expected,
                register.present(), register.inCare().size(),
                register.entries().stream().map(entry -> EntryView.of(register, entry)).toList(),
                register.corrections(), register.originals().stream().map(OriginalView::of).toList(),
                register.requests().stream().map(RequestView::of).toList());
    }
}
