package afterbell.attendance.rollcall.outbox;

import java.util.List;

import org.jspecify.annotations.Nullable;

import afterbell.attendance.rollcall.model.CorrectionRequest;
import afterbell.attendance.rollcall.model.Recognition;
import afterbell.attendance.rollcall.model.Register.Called;
import afterbell.attendance.rollcall.model.RegisterEvent;
import afterbell.attendance.rollcall.model.RegisterEvent.Corrected;
import afterbell.contracts.attendance.register.v1.Arrival;
import afterbell.contracts.attendance.register.v1.CorrectionRefused;
import afterbell.contracts.attendance.register.v1.CorrectionRequested;
import afterbell.contracts.attendance.register.v1.Entry;
import afterbell.contracts.attendance.register.v1.HandedOver;
import afterbell.contracts.attendance.register.v1.Manner;
import afterbell.contracts.attendance.register.v1.Presence;
import afterbell.contracts.attendance.register.v1.PupilsCheckedIn;
import afterbell.contracts.attendance.register.v1.PupilsReleased;
import afterbell.contracts.attendance.register.v1.Recognised;
import afterbell.contracts.attendance.register.v1.RegisterCorrected;
import afterbell.contracts.attendance.register.v1.Release;
import afterbell.contracts.attendance.register.v1.RollCalled;
import afterbell.contracts.attendance.register.v1.Slot;
import afterbell.contracts.attendance.register.v1.Way;
import afterbell.contracts.attendance.safety.v1.AbsenceExplained;
import afterbell.contracts.attendance.safety.v1.Explanation;
import afterbell.contracts.attendance.safety.v1.ForbiddenAdultCame;
import afterbell.contracts.attendance.safety.v1.PickupCodeReused;
import afterbell.contracts.attendance.safety.v1.PupilAbsentUnexplained;
import afterbell.contracts.attendance.safety.v1.PupilNotCollected;
import afterbell.messaging.outbox.Outgoing;

/** Tells what happened to a register in the words of the contracts. */
public final class RegisterFacts {
    private RegisterFacts() {}

    public static Outgoing toPublish(Called register, RegisterEvent event) {
        return new Outgoing(register.schoolId(), fact(register, event));
    }

    private static Record fact(Called register, RegisterEvent event) {
        String school = register.schoolId();
        var id = register.id();
        var slot = Slot.valueOf(id.slot().name());
        return switch (event) {
            case RegisterEvent.RollCalled(var workerId, var entries) -> new RollCalled(school, id.groupId(), id.date(),
                    slot, workerId, entries(entries));
            case RegisterEvent.PupilsCheckedIn(var arrived) ->
                new PupilsCheckedIn(school, id.groupId(), id.date(), slot,
                        arrived.stream().map(RegisterFacts::arrival).toList());
            case Corrected(var entries, var request) -> new RegisterCorrected(school, id.groupId(), id.date(), slot,
                    entries(entries), request);
            case RegisterEvent.CorrectionRequested(var asked) -> new CorrectionRequested(school, id.groupId(),
                    id.date(), slot, asked.number(), changes(asked.changes()), asked.at());
            case RegisterEvent.CorrectionRefused(var number, var at) -> new CorrectionRefused(school, id.groupId(),
                    id.date(), slot, number, at);
            case RegisterEvent.HandedOver(var from, var to, var pupilIds, var at, var handover) ->
                new HandedOver(school,
                        id.groupId(), id.date(), slot, from, to, pupilIds, at, handover);
            case RegisterEvent.PupilsReleased(var releases) -> new PupilsReleased(school, id.groupId(), id.date(),
                    slot, releases.stream().map(RegisterFacts::release).toList());
            case RegisterEvent.ForbiddenAdultCame(var pupilId, var adultId, var at) -> new ForbiddenAdultCame(school,
                    id.groupId(), pupilId, adultId, id.date(), at);
            case RegisterEvent.PupilAbsentUnexplained(var pupilId, var at) -> new PupilAbsentUnexplained(school,
                    id.groupId(), pupilId, id.date(), safety(id.slot()), at);
            case RegisterEvent.AbsenceExplained(var pupilId, var presence, var at) -> new AbsenceExplained(school,
                    id.groupId(), pupilId, id.date(), safety(id.slot()), explanation(presence), at);
            case RegisterEvent.PickupCodeReused(var pupilId, var adultId, var codeId, var at) -> new PickupCodeReused(
                    school, id.groupId(), pupilId, adultId, codeId, id.date(), safety(id.slot()), at);
            case RegisterEvent.PupilNotCollected(var pupilId, var at, var level, var due) ->
                new PupilNotCollected(school,
                        id.groupId(), pupilId, id.date(), safety(id.slot()), at, level, due);
        };
    }

    private static afterbell.contracts.attendance.safety.v1.Slot safety(afterbell.attendance.group.model.Slot slot) {
        return afterbell.contracts.attendance.safety.v1.Slot.valueOf(slot.name());
    }

    private static Explanation explanation(afterbell.attendance.rollcall.model.Presence presence) {
        return switch (presence) {
            case PRESENT -> Explanation.CAME;
            case ABSENT_SICK -> Explanation.SICK;
            case ABSENT_LEAVE -> Explanation.LEAVE;
            case ABSENT_UNEXPLAINED -> throw new IllegalArgumentException("An unexplained absence explains nothing");
        };
    }

    private static Arrival arrival(RegisterEvent.Arrived arrived) {
        return new Arrival(arrived.pupilId(), arrived.revision(), Way.valueOf(arrived.way().name()),
                arrived.workerId(), arrived.at());
    }

    private static Release release(RegisterEvent.Release release) {
        return new Release(release.pupilId(), release.adultId() == null ? Manner.LEFT_ALONE : Manner.COLLECTED,
                release.adultId(), release.at(), recognised(release.how()));
    }

    private static @Nullable Recognised recognised(Recognition how) {
        return switch (how) {
            case Recognition.Named _ -> null;
            case Recognition.ByCode _ -> Recognised.BY_CODE;
            case Recognition.ByTwoPeople _ -> Recognised.BY_TWO_PEOPLE;
        };
    }

    private static List<Entry> changes(List<CorrectionRequest.Change> changes) {
        return changes.stream()
                .map(change -> new Entry(change.pupilId(), Presence.valueOf(change.presence().name()),
                        change.revision()))
                .toList();
    }

    private static List<Entry> entries(List<afterbell.attendance.rollcall.model.Entry> entries) {
        return entries.stream()
                .map(entry -> new Entry(entry.pupilId(), Presence.valueOf(entry.presence().name()),
                        entry.revision()))
                .toList();
    }
}
