package afterbell.attendance.correction;

import java.util.List;
import java.util.Set;

import org.springframework.stereotype.Service;

import afterbell.attendance.Conflicts;
import afterbell.attendance.correction.model.CorrectionRules;
import afterbell.attendance.correction.model.CorrectionRules.Asking;
import afterbell.attendance.correction.model.CorrectionRules.Outcome.Done;
import afterbell.attendance.correction.model.CorrectionRules.Outcome.Stays;
import afterbell.attendance.group.store.Groups;
import afterbell.attendance.rollcall.FindRegisters;
import afterbell.attendance.rollcall.model.Register.Called;
import afterbell.attendance.rollcall.model.RegisterId;
import afterbell.attendance.rollcall.model.RollCall.Mark;
import afterbell.attendance.rollcall.store.Registers;
import afterbell.attendance.serviceday.CheckingTimes;
import afterbell.attendance.session.model.Session.Begun;
import afterbell.attendance.session.model.Session.Open;
import afterbell.attendance.session.model.SessionId;
import afterbell.attendance.session.store.Sessions;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.audit.AuditLog;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;

/** A school asks to correct a register of a day that is over. */
@Service
public class RequestingCorrection {
    private static final int MOST_RACES = 5;
    private static final Role[] WRITERS = {Role.TEACHER, Role.SCHOOL_ADMIN, Role.SCHOOL_SYSTEM};

    private final FindRegisters findRegisters;
    private final Registers registers;
    private final Sessions sessions;
    private final Groups groups;
    private final CheckingTimes times;
    private final AuditLog audit;

    RequestingCorrection(FindRegisters findRegisters, Registers registers, Sessions sessions, Groups groups,
            CheckingTimes times, AuditLog audit) {
        this.findRegisters = findRegisters;
        this.registers = registers;
        this.sessions = sessions;
        this.groups = groups;
        this.times = times;
        this.audit = audit;
    }

    /**
     * @param marks  what the register shall say; pupils of whom it says so already are passed over
     * @param reason in the school's words
     * @return the register with the request, the last one
     * @throws ProblemException while the school can correct on its own, another request is pending, or there is nothing
     *                          to correct
     */
    public Versioned<Called> request(RegisterId id, List<Mark> marks, String reason, Caller caller) {
        return Conflicts.lookAgain(MOST_RACES, () -> requestOnce(id, marks, reason, caller));
    }

    private Versioned<Called> requestOnce(RegisterId id, List<Mark> marks, String reason, Caller caller) {
        var register = findRegisters.called(id, caller, WRITERS);
        var session = sessions.find(new SessionId(register.state().schoolId(), id.date(), id.slot()))
                .map(Versioned::state);
        var placed = session.map(begun -> placed(id, begun)).orElse(Set.of());
        var asking = new Asking(marks, reason, caller.subject(), times.now());
        return switch (CorrectionRules.request(register.state(), asking, placed::contains,
                session.filter(Open.class::isInstance).isPresent())) {
            case Stays(var refusal) -> throw CorrectionProblem.of(refusal);
            case Done(var next, var request, var events) -> {
                var saved = events.isEmpty() ? register : registers.save(register, next, events);
                audit.decided(caller, "correction.requested",
                        new AuditLog.Subject("register", id.value(), next.schoolId()), request.asked().number(), "R31",
                        null);
                yield saved;
            }
        };
    }

    private Set<String> placed(RegisterId id, Begun session) {
        return groups.find(id.groupId(), session.opening().semesterId())
                .map(group -> group.placedOn(id.date(), id.slot()))
                .orElse(Set.of());
    }
}
