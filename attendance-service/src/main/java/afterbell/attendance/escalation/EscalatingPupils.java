package afterbell.attendance.escalation;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import afterbell.attendance.Conflicts;
import afterbell.attendance.escalation.model.EscalationPolicy;
import afterbell.attendance.escalation.model.EscalationRules;
import afterbell.attendance.escalation.model.EscalationRules.Outcome;
import afterbell.attendance.rollcall.model.Register.Called;
import afterbell.attendance.rollcall.model.RegisterId;
import afterbell.attendance.rollcall.store.Registers;
import afterbell.attendance.serviceday.CheckingTimes;
import afterbell.attendance.session.FindSessions;
import afterbell.attendance.session.model.SessionId;
import afterbell.attendance.session.store.Sessions;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.audit.AuditLog;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/**
 * Tells which pupils nobody has collected by the end of the service, each once at each level (R31). Every group's register is a write
 * of its own: repeating the command completes what a crash has left.
 */
@Service
public class EscalatingPupils {
    private static final int MOST_RACES = 10;
    private static final Caller CLOCK = new Caller("clock", "attendance-service", Set.of(), Set.of());

    private final Sessions sessions;
    private final FindSessions findSessions;
    private final Registers registers;
    private final CheckingTimes times;
    private final EscalationPolicy policy;
    private final AuditLog audit;

    EscalatingPupils(Sessions sessions, FindSessions findSessions, Registers registers, CheckingTimes times,
            EscalationSettings settings, AuditLog audit) {
        this.sessions = sessions;
        this.findSessions = findSessions;
        this.registers = registers;
        this.times = times;
        this.policy = settings.policy();
        this.audit = audit;
    }

    /** @param workerId who looks after the pupil, null when nobody was named */
    public record StillHere(String pupilId, String groupId, @Nullable String workerId) {}

    /**
     * @return the pupils who are still here, told of now or before
     * @throws ProblemException before 18:00, or for a session that was not opened
     */
    public List<StillHere> escalate(SessionId id, Instant at, Caller caller) {
        SchoolScope.require(caller, id.schoolId(), Role.SCHOOL_ADMIN, Role.GATE_GUARD);
        times.require(id.date(), at);
        if (!EscalationRules.isOver(id.date(), at)) {
            throw new ProblemException(EscalationProblem.SERVICE_NOT_OVER);
        }
        var session = sessions.find(id).map(Versioned::state);
        if (session.isEmpty()) {
            throw findSessions.notOpen(id, session);
        }
        return stillHere(id, at, caller);
    }

    /** What is due by the clock, without anybody's asking; nothing before the end of the service. */
    void escalateByClock(SessionId id, Instant now) {
        if (EscalationRules.isOver(id.date(), now)) {
            stillHere(id, now, CLOCK);
        }
    }

    private List<StillHere> stillHere(SessionId id, Instant at, Caller caller) {
        return registers.ofSession(id.schoolId(), id.date(), id.slot())
                .stream()
                .filter(register -> !register.state().inCare().isEmpty())
                .flatMap(register -> escalate(register.state().id(), at, caller).stream())
                .toList();
    }

    private List<StillHere> escalate(RegisterId id, Instant at, Caller caller) {
        return Conflicts
                .lookAgain(MOST_RACES, () -> registers.find(id).map(register -> escalateOnce(register, at)))
                .map(outcome -> stillHere(outcome, caller))
                .orElse(List.of());
    }

    private Outcome escalateOnce(Versioned<Called> register, Instant at) {
        var outcome = EscalationRules.decide(register.state(), policy, at);
        if (!outcome.events().isEmpty()) {
            var _ = registers.save(register, outcome.register(), outcome.events());
        }
        return outcome;
    }

    private List<StillHere> stillHere(Outcome outcome, Caller caller) {
        var register = outcome.register();
        audit.decided(caller, IntStream.range(0, outcome.stillHere().size())
                .mapToObj(place -> new AuditLog.Decision("pupil.not-collected",
                        new AuditLog.Subject("pupil", outcome.stillHere().get(place).pupilId(), register.schoolId()),
                        outcome.told().get(place).toEpochMilli(), "R31", null))
                .toList());
        return outcome.stillHere()
                .stream()
                .map(entry -> new StillHere(entry.pupilId(), register.id().groupId(), register.holderOf(entry)))
                .toList();
    }
}
