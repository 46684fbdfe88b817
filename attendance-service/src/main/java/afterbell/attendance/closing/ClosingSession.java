package afterbell.attendance.closing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.springframework.stereotype.Service;

import afterbell.attendance.Conflicts;
import afterbell.attendance.closing.model.WhoIsHere;
import afterbell.attendance.group.store.Groups;
import afterbell.attendance.rollcall.store.Registers;
import afterbell.attendance.seal.model.DaySeals.Recheck;
import afterbell.attendance.seal.model.SealRules;
import afterbell.attendance.serviceday.CheckingTimes;
import afterbell.attendance.session.SessionProblem;
import afterbell.attendance.session.model.Session;
import afterbell.attendance.session.model.Session.Begun;
import afterbell.attendance.session.model.SessionId;
import afterbell.attendance.session.model.SessionRules;
import afterbell.attendance.session.model.SessionRules.Outcome.Done;
import afterbell.attendance.session.model.SessionRules.Outcome.Refused;
import afterbell.attendance.session.store.Sessions;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/**
 * Closes a school's service of a day and slot once every expected pupil is released or accounted absent (R31), and seals
 * what its registers say.
 */
@Service
public class ClosingSession {
    private static final int MOST_RACES = 5;

    private final Sessions sessions;
    private final Registers registers;
    private final Groups groups;
    private final CheckingTimes times;

    ClosingSession(Sessions sessions, Registers registers, Groups groups, CheckingTimes times) {
        this.sessions = sessions;
        this.registers = registers;
        this.groups = groups;
        this.times = times;
    }

    /** @throws afterbell.web.problem.ProblemException while pupils are still here, naming them */
    public Versioned<Begun> close(SessionId id, Instant at, Caller caller) {
        SchoolScope.require(caller, id.schoolId(), Role.SCHOOL_ADMIN, Role.TEACHER);
        times.require(id.date(), at);
        return Conflicts.lookAgain(MOST_RACES, () -> closeOnce(id, at));
    }

    private Versioned<Begun> closeOnce(SessionId id, Instant at) {
        var session = sessions.load(id);
        var here = new WhoIsHere(
                registers.ofSession(id.schoolId(), id.date(), id.slot()).stream().map(Versioned::state).toList());
        var now = times.now();
        var recheck = new Recheck(UUID.randomUUID().toString(), now.plus(SealRules.WATCHED), null);
        var closing = here.closing(at).sealedBy(SealRules.atClosing(here.registers(), now, recheck));
        return switch (SessionRules.close(session.state(), closing,
                here.unaccounted(expected(session.state())))) {
            case Refused(var reason) -> throw SessionProblem.refused(reason);
            case Done done when !done.changed() -> session.map(_ -> done.session());
            case Done done -> sessions.save(session, done.session(), done.events());
        };
    }

    private List<String> expected(Session session) {
        return session instanceof Begun begun
                ? groups.ofSchool(begun.id().schoolId(), begun.opening().semesterId())
                        .stream()
                        .flatMap(group -> group.expectedOn(begun.id().date(), begun.id().slot()).stream())
                        .toList()
                : List.of();
    }
}
