package afterbell.attendance.live.model;

import afterbell.attendance.group.model.Slot;
import afterbell.attendance.session.model.Session.Begun;
import afterbell.attendance.session.model.Session.Closed;

/**
 * What a session says, in numbers.
 *
 * @param sequence         facts that the session had told
 * @param expected         pupils who held a place that day when it opened
 * @param pupilsPerTeacher what the semester's policy said (R20)
 * @param signedOn         workers who are there
 */
public record SessionCount(Slot slot, long sequence, boolean isClosed, int expected, int pupilsPerTeacher,
        int signedOn) {
    /** @param sequence facts that the session has told */
    public static SessionCount of(Begun session, long sequence) {
        return new SessionCount(session.id().slot(), sequence, session instanceof Closed,
                session.opening().expected(), session.opening().pupilsPerTeacher(), session.signedOn().size());
    }
}
