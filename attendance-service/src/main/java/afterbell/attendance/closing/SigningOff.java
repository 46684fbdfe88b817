package afterbell.attendance.closing;

import java.util.List;

import org.springframework.stereotype.Service;

import afterbell.attendance.Conflicts;
import afterbell.attendance.closing.model.LeavingRules;
import afterbell.attendance.closing.model.LeavingRules.Leaving;
import afterbell.attendance.closing.model.LeavingRules.Verdict;
import afterbell.attendance.closing.model.WhoIsHere;
import afterbell.attendance.group.model.Slot;
import afterbell.attendance.plan.model.ServicePlan;
import afterbell.attendance.plan.store.Plans;
import afterbell.attendance.rollcall.store.Registers;
import afterbell.attendance.serviceday.CheckingTimes;
import afterbell.attendance.session.SessionProblem;
import afterbell.attendance.session.model.Session.Begun;
import afterbell.attendance.session.model.SessionId;
import afterbell.attendance.session.store.Sessions;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/**
 * Signs workers off and counts their time (R19): one write for up to 100 of them, those who are refused left out. Who
 * stays must be enough for the pupils who stay (R20).
 */
@Service
public class SigningOff {
    private static final int MOST_RACES = 5;

    private final Sessions sessions;
    private final Registers registers;
    private final Plans plans;
    private final CheckingTimes times;

    SigningOff(Sessions sessions, Registers registers, Plans plans, CheckingTimes times) {
        this.sessions = sessions;
        this.registers = registers;
        this.plans = plans;
        this.times = times;
    }

    /**
     * @return one verdict for each of {@code leaving}, in its order
     * @throws ProblemException for a session that has not begun, or an afternoon of which no plan tells the beginning
     */
    public List<Verdict> signOff(SessionId id, List<Leaving> leaving, Caller caller) {
        SchoolScope.require(caller, id.schoolId(), Role.SCHOOL_ADMIN, Role.TEACHER);
        times.requireDay(id.date());
        return Conflicts.lookAgain(MOST_RACES, () -> signOffOnce(id, leaving));
    }

    private List<Verdict> signOffOnce(SessionId id, List<Leaving> leaving) {
        var session = sessions.find(id).orElseThrow(() -> new ProblemException(SessionProblem.NOT_OPEN));
        int dismissal = id.slot() == Slot.NOON ? 0 : plan(session.state()).beginMinute(id.date());
        var here = new WhoIsHere(
                registers.ofSession(id.schoolId(), id.date(), id.slot()).stream().map(Versioned::state).toList());
        var outcome = LeavingRules.decide(session.state(), leaving, dismissal, here, times.now());
        if (!outcome.events().isEmpty()) {
            var _ = sessions.save(session, outcome.session(), outcome.events());
        }
        return outcome.verdicts();
    }

    private ServicePlan plan(Begun session) {
        return plans.find(session.id().schoolId(), session.opening().semesterId())
                .orElseThrow(() -> new ProblemException(SessionProblem.NO_PLAN));
    }
}
