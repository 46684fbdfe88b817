package afterbell.attendance.session.outbox;

import afterbell.attendance.seal.model.DaySeals;
import afterbell.attendance.seal.model.DaySeals.RegisterRoot;
import afterbell.attendance.session.model.Session.Closing;
import afterbell.attendance.session.model.Session.Opening;
import afterbell.attendance.session.model.Session.Shortfall;
import afterbell.attendance.session.model.SessionEvent;
import afterbell.attendance.session.model.SessionId;
import afterbell.contracts.attendance.duty.v1.DutyServed;
import afterbell.contracts.attendance.session.v1.Seal;
import afterbell.contracts.attendance.session.v1.SessionClosed;
import afterbell.contracts.attendance.session.v1.SessionOpened;
import afterbell.contracts.attendance.session.v1.SessionResealed;
import afterbell.contracts.attendance.session.v1.Slot;
import afterbell.contracts.attendance.session.v1.StaffFellShort;
import afterbell.contracts.attendance.session.v1.WorkerSignedOn;
import afterbell.messaging.outbox.Outgoing;

/** Tells what happened to a session in the words of the contracts. */
public final class SessionFacts {
    private SessionFacts() {}

    public static Outgoing toPublish(SessionId id, SessionEvent event) {
        return switch (event) {
            case SessionEvent.Opened(Opening opening, var workerIds) -> ofSchool(id, new SessionOpened(id.schoolId(),
                    id.date(), slot(id), opening.expected(), opening.needed(), workerIds, opening.at()));
            case SessionEvent.SignedOn(var workerId, var at, var signedOn) -> ofSchool(id,
                    new WorkerSignedOn(id.schoolId(), id.date(), slot(id), workerId, signedOn, at));
            case SessionEvent.StaffFellShort(Shortfall(var at, var pupils, var needed, var signedOn)) -> ofSchool(id,
                    new StaffFellShort(id.schoolId(), id.date(), slot(id), pupils, needed, signedOn, at));
            case SessionEvent.ClosedDown(Closing(var at, var present, var absent, var released, var seals)) -> ofSchool(
                    id, new SessionClosed(id.schoolId(), id.date(), slot(id), present, absent, released, at,
                            seals.last().map(SessionFacts::seal).orElse(null)));
            case SessionEvent.Resealed(var seal) -> ofSchool(id, new SessionResealed(id.schoolId(), id.date(),
                    slot(id), seal(seal), seal.changed().stream().map(RegisterRoot::groupId).toList(), seal.at()));
            case SessionEvent.DutyServed(var workerId, var minutes) -> new Outgoing(workerId, new DutyServed(workerId,
                    id.schoolId(), id.date(),
                    afterbell.contracts.attendance.duty.v1.Slot.valueOf(id.slot().name()), minutes));
        };
    }

    private static Outgoing ofSchool(SessionId id, Record fact) {
        return new Outgoing(id.schoolId(), fact);
    }

    private static Seal seal(DaySeals.Seal seal) {
        return new Seal(seal.number(), seal.entries(), seal.root());
    }

    private static Slot slot(SessionId id) {
        return Slot.valueOf(id.slot().name());
    }
}
