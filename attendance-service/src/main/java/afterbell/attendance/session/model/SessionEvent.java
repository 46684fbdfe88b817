package afterbell.attendance.session.model;

import java.time.Instant;
import java.util.List;

import afterbell.attendance.seal.model.DaySeals.Seal;
import afterbell.attendance.session.model.Session.Closing;
import afterbell.attendance.session.model.Session.Opening;
import afterbell.attendance.session.model.Session.Shortfall;

/** What has happened to a session. */
public sealed interface SessionEvent {
    record Opened(Opening opening, List<String> workerIds) implements SessionEvent {}

    /** @param signedOn workers who are there with this one */
    record SignedOn(String workerId, Instant at, int signedOn) implements SessionEvent {}

    record StaffFellShort(Shortfall shortfall) implements SessionEvent {}

    /** @param minutes between dismissal and 18:00 (R19) */
    record DutyServed(String workerId, int minutes) implements SessionEvent {}

    record ClosedDown(Closing closing) implements SessionEvent {}

    /** The registers have come to say something else. */
    record Resealed(Seal seal) implements SessionEvent {}
}
