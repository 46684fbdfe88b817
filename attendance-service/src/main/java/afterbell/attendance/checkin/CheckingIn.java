package afterbell.attendance.checkin;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import afterbell.attendance.Conflicts;
import afterbell.attendance.checkin.model.CheckInRules;
import afterbell.attendance.checkin.model.CheckInRules.Coming;
import afterbell.attendance.checkin.model.CheckInRules.Verdict;
import afterbell.attendance.group.store.Groups;
import afterbell.attendance.rollcall.RollCallProblem;
import afterbell.attendance.rollcall.model.Awaited;
import afterbell.attendance.rollcall.model.Register.Called;
import afterbell.attendance.rollcall.model.Register.Uncalled;
import afterbell.attendance.rollcall.model.RegisterId;
import afterbell.attendance.rollcall.store.Registers;
import afterbell.attendance.serviceday.CheckingTimes;
import afterbell.attendance.session.FindSessions;
import afterbell.attendance.session.model.Session.Begun;
import afterbell.attendance.session.model.Session.Open;
import afterbell.attendance.session.model.SessionId;
import afterbell.attendance.session.store.Sessions;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/**
 * Checks pupils of a group in as they come: one atomic write for those who may, with the event that tells it. The first
 * of them begins the register; the roll that is called later settles the others.
 */
@Service
public class CheckingIn {
    /** Gates and teachers who check pupils of one group in at the same moment. */
    private static final int MOST_RACES = 10;
    private static final Role[] WRITERS = {Role.GATE_GUARD, Role.TEACHER, Role.SCHOOL_ADMIN, Role.SCHOOL_SYSTEM};

    private final Groups groups;
    private final Sessions sessions;
    private final Registers registers;
    private final FindSessions findSessions;
    private final CheckingTimes times;

    CheckingIn(Groups groups, Sessions sessions, Registers registers, FindSessions findSessions, CheckingTimes times) {
        this.groups = groups;
        this.sessions = sessions;
        this.registers = registers;
        this.findSessions = findSessions;
        this.times = times;
    }

    /**
     * @return one verdict for each of {@code coming}, in its order
     * @throws ProblemException for a group that is not known or not in the caller's scope, a day to come, or a session
     *                          that is not open and of whose register nothing is known
     */
    public List<Verdict> checkIn(RegisterId id, List<Coming> coming, Caller caller) {
        times.requireDay(id.date());
        String schoolId = groups.schoolOf(id.groupId())
                .orElseThrow(() -> new ProblemException(RollCallProblem.GROUP_UNKNOWN));
        SchoolScope.require(caller, schoolId, WRITERS);
        return Conflicts.lookAgain(MOST_RACES, () -> checkInOnce(id, schoolId, coming, caller));
    }

    private List<Verdict> checkInOnce(RegisterId id, String schoolId, List<Coming> coming, Caller caller) {
        var sessionId = new SessionId(schoolId, id.date(), id.slot());
        var session = sessions.find(sessionId).map(Versioned::state);
        var awaited = session.flatMap(begun -> groups.find(id.groupId(), begun.opening().semesterId()))
                .map(group -> Awaited.in(group, id.date(), id.slot()))
                .orElse(Awaited.NOBODY);
        var register = registers.load(id, schoolId);
        if (register.state() instanceof Uncalled && open(session) == null) {
            throw findSessions.notOpen(sessionId, session);
        }
        var outcome = CheckInRules.decide(register.state(), coming, awaited, open(session), caller.subject(),
                times.now());
        if (outcome.register() instanceof Called next && !outcome.events().isEmpty()) {
            var _ = registers.save(register, next, outcome.events());
        }
        return outcome.verdicts();
    }

    private static @Nullable Open open(Optional<Begun> session) {
        return session.filter(Open.class::isInstance).map(Open.class::cast).orElse(null);
    }
}
