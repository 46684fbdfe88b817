package afterbell.attendance.closing.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import afterbell.attendance.serviceday.model.ServiceTime;
import afterbell.attendance.serviceday.model.TimeRefusal;
import afterbell.attendance.session.model.DutyTime;
import afterbell.attendance.session.model.Session.Begun;
import afterbell.attendance.session.model.Session.Duty.SignedOff;
import afterbell.attendance.session.model.Session.Duty.SignedOn;
import afterbell.attendance.session.model.SessionEvent;
import afterbell.attendance.session.model.SessionRefusal;
import afterbell.attendance.session.model.SessionRules;
import afterbell.attendance.session.model.SessionRules.Outcome.Done;
import afterbell.attendance.session.model.SessionRules.Outcome.Refused;

/** Decides which of several workers can sign off, one after the other. */
public final class LeavingRules {
    private LeavingRules() {}

    /** That a worker leaves. */
    public record Leaving(String workerId, Instant at) {}

    /** What became of one. */
    public sealed interface Verdict {
        /** @param minutes served between dismissal and 18:00 (R19) */
        record Left(int minutes) implements Verdict {}

        record Stays(SessionRefusal reason) implements Verdict {}

        record WrongTime(TimeRefusal reason) implements Verdict {}
    }

    /**
     * @param verdicts one for each worker, in their order
     * @param events   empty when all of it was said before
     */
    public record Outcome(Begun session, List<Verdict> verdicts, List<SessionEvent> events) {}

    /** @param dismissalMinute minutes after midnight at which the afternoon begins */
    public static Outcome decide(Begun session, List<Leaving> leaving, int dismissalMinute, WhoIsHere here,
            Instant now) {
        var next = session;
        var verdicts = new ArrayList<Verdict>();
        var events = new ArrayList<SessionEvent>();
        for (var one : leaving) {
            var decided = decide(next, one, dismissalMinute, here, now);
            next = decided.session();
            verdicts.addAll(decided.verdicts());
            events.addAll(decided.events());
        }
        if (!events.isEmpty()) {
            var last = leaving.stream().map(Leaving::at).max(Instant::compareTo).orElseThrow();
            var checked = SessionRules.staffIsEnough(next, here.inCare(), last);
            next = checked.session();
            events.addAll(checked.events());
        }
        return new Outcome(next, verdicts, events);
    }

    private static Outcome decide(Begun session, Leaving one, int dismissalMinute, WhoIsHere here, Instant now) {
        var wrongTime = ServiceTime.refusal(session.id().date(), one.at(), now);
        if (wrongTime.isPresent()) {
            return new Outcome(session, List.of(new Verdict.WrongTime(wrongTime.get())), List.of());
        }
        int minutes = session.dutyOf(one.workerId())
                .map(duty -> DutyTime.minutes(session.id(), duty, one.at(), dismissalMinute))
                .orElse(0);
        return switch (SessionRules.signOff(session, one.workerId(), one.at(), minutes,
                here.inCareOf(one.workerId()))) {
            case Refused(var reason) -> new Outcome(session, List.of(new Verdict.Stays(reason)), List.of());
            case Done done -> new Outcome(done.session(),
                    List.of(new Verdict.Left(minutes(done.session(), one.workerId()))), done.events());
        };
    }

    private static int minutes(Begun session, String workerId) {
        return session.dutyOf(workerId).map(duty -> switch (duty) {
            case SignedOff off -> off.minutes();
            case SignedOn on -> on.earlierMinutes();
        }).orElse(0);
    }
}
