package afterbell.attendance.withdrawal.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import afterbell.attendance.rollcall.model.Register.Called;
import afterbell.attendance.serviceday.model.ServiceTime;
import afterbell.attendance.session.model.Session.Begun;
import afterbell.attendance.session.model.SessionRules;
import afterbell.attendance.session.model.SessionRules.Outcome.Done;
import afterbell.attendance.withdrawal.model.Withdrawal.Charge;

/** Decides what becomes of a session whose worker may serve no longer (R25, R31). */
public final class WithdrawalRules {
    /** The worker was not cleared for the day, so none of its time counts (R19, R25). */
    private static final int NO_MINUTES = 0;

    private WithdrawalRules() {}

    /** @return what is told of it; the children stay in the worker's care on the register until they are taken over */
    public static Withdrawal withdrawal(Begun session, String workerId, List<Called> registers, Instant now) {
        var groups = registers.stream()
                .map(register -> new Charge(register.id().groupId(), register.inCareOf(workerId).size()))
                .filter(charge -> charge.pupils() > 0)
                .toList();
        return new Withdrawal(session.id(), workerId, at(session, workerId, now), groups);
    }

    /** @return the session in which the sign-on has ended, and whether who stays is enough (R20) */
    public static SessionRules.Outcome end(Begun session, String workerId, List<Called> registers, Instant now) {
        var at = at(session, workerId, now);
        var left = SessionRules.signOff(session, workerId, at, NO_MINUTES, 0);
        if (!(left instanceof Done(Begun next, var events, boolean changed)) || !changed) {
            return left;
        }
        int inCare = registers.stream().mapToInt(register -> register.inCare().size()).sum();
        var checked = SessionRules.staffIsEnough(next, inCare, at);
        var all = new ArrayList<>(events);
        all.addAll(checked.events());
        return new Done(checked.session(), all, true);
    }

    /** A sign-on ends on its own day, and not before it began. */
    private static Instant at(Begun session, String workerId, Instant now) {
        var end = ServiceTime.endOf(session.id().date());
        var at = now.isBefore(end) ? now : end;
        return session.dutyOf(workerId).map(duty -> duty.on().isAfter(at) ? duty.on() : at).orElse(at);
    }
}
