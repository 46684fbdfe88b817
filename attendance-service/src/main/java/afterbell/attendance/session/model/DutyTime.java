package afterbell.attendance.session.model;

import java.time.Duration;
import java.time.Instant;

import afterbell.attendance.group.model.Slot;
import afterbell.attendance.serviceday.model.ServiceTime;
import afterbell.attendance.session.model.Session.Duty;

/** Counts the time that a worker has served (R19). */
public final class DutyTime {
    private DutyTime() {}

    /** @return minutes of all stays, when the worker leaves then */
    public static int minutes(SessionId session, Duty duty, Instant off, int dismissalMinute) {
        int before = duty instanceof Duty.SignedOn on ? on.earlierMinutes() : 0;
        return before + minutes(session, duty.on(), off, dismissalMinute);
    }

    /**
     * @param dismissalMinute minutes after midnight at which the afternoon begins; nothing before it counts there
     * @return whole minutes between dismissal and 18:00, 0 when none
     */
    public static int minutes(SessionId session, Instant on, Instant off, int dismissalMinute) {
        var begin = session.slot() == Slot.NOON
                ? on
                : later(on, ServiceTime.minuteOf(session.date(), dismissalMinute));
        var end = ServiceTime.endOf(session.date());
        return Math.toIntExact(Math.max(0, Duration.between(begin, off.isBefore(end) ? off : end).toMinutes()));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
