package afterbell.attendance.session;

import java.time.Instant;
import java.util.List;

import org.springframework.stereotype.Service;

import afterbell.attendance.Conflicts;
import afterbell.attendance.serviceday.CheckingTimes;
import afterbell.attendance.session.model.Session.Begun;
import afterbell.attendance.session.model.SessionId;
import afterbell.attendance.session.model.SessionRules;
import afterbell.attendance.session.model.SessionRules.Outcome.Done;
import afterbell.attendance.session.model.SessionRules.Outcome.Refused;
import afterbell.attendance.session.store.Sessions;
import afterbell.attendance.worker.model.Worker.Objection;
import afterbell.attendance.worker.store.Workers;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/** Signs a worker on to an open session. Nobody who may not serve that day gets to the children (R25). */
@Service
public class SigningOn {
    /** Workers who come at the same moment. */
    private static final int MOST_RACES = 20;

    private final Sessions sessions;
    private final Workers workers;
    private final AfterSigningOn afterSigningOn;
    private final CheckingTimes times;

    SigningOn(Sessions sessions, Workers workers, AfterSigningOn afterSigningOn, CheckingTimes times) {
        this.sessions = sessions;
        this.workers = workers;
        this.afterSigningOn = afterSigningOn;
        this.times = times;
    }

    /** @throws ProblemException for a worker who may not serve (R24, R25), or a session that is not open (R31) */
    public Versioned<Begun> signOn(SessionId id, String workerId, Instant at, Caller caller) {
        SchoolScope.require(caller, id.schoolId(), Role.SCHOOL_ADMIN, Role.TEACHER);
        times.require(id.date(), at);
        var signedOn = Conflicts.lookAgain(MOST_RACES, () -> signOnOnce(id, workerId, at));
        afterSigningOn.signedOn(id, List.of(workerId));
        return signedOn;
    }

    private Versioned<Begun> signOnOnce(SessionId id, String workerId, Instant at) {
        var session = sessions.load(id);
        boolean isSaidBefore = session.state() instanceof Begun begun
                && begun.dutyOf(workerId).filter(duty -> duty.cameAt(at)).isPresent();
        if (!isSaidBefore) {
            onlyAWorkerWhoMayServe(id, workerId);
        }
        return switch (SessionRules.signOn(session.state(), workerId, at)) {
            case Refused(var reason) -> throw SessionProblem.refused(reason);
            case Done done when !done.changed() -> session.map(_ -> done.session());
            case Done done -> sessions.save(session, done.session(), done.events());
        };
    }

    private void onlyAWorkerWhoMayServe(SessionId id, String workerId) {
        workers.find(workerId).objection(id.schoolId(), id.date()).ifPresent(objection -> {
            throw new ProblemException(problem(objection));
        });
    }

    static SessionProblem problem(Objection objection) {
        return switch (objection) {
            case NOT_CLEARED -> SessionProblem.WORKER_NOT_CLEARED;
            case NOT_AT_SCHOOL -> SessionProblem.WORKER_NOT_AT_SCHOOL;
        };
    }
}
