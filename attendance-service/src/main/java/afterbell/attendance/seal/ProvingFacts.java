package afterbell.attendance.seal;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

import afterbell.attendance.rollcall.FindRegisters;
import afterbell.attendance.rollcall.model.RegisterId;
import afterbell.attendance.seal.model.DaySeals;
import afterbell.attendance.seal.model.SealRules;
import afterbell.attendance.seal.model.SealRules.Answer.Broken;
import afterbell.attendance.seal.model.SealRules.Answer.NotOnRegister;
import afterbell.attendance.seal.model.SealRules.Answer.NotSealed;
import afterbell.attendance.seal.model.SealRules.Answer.Proven;
import afterbell.attendance.session.model.Session.Closed;
import afterbell.attendance.session.model.SessionId;
import afterbell.attendance.session.store.Sessions;
import afterbell.web.audit.AuditLog;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;

/** Proves what a register said of a pupil when its session was sealed. */
@Service
public class ProvingFacts {
    private static final Logger LOG = LoggerFactory.getLogger(ProvingFacts.class);
    private static final Role[] READERS = {Role.TEACHER, Role.SCHOOL_ADMIN, Role.SCHOOL_SYSTEM, Role.EDUCATION_BUREAU,
        Role.FINANCE_BUREAU};

    private final FindRegisters findRegisters;
    private final Sessions sessions;
    private final AuditLog audit;

    ProvingFacts(FindRegisters findRegisters, Sessions sessions, AuditLog audit) {
        this.findRegisters = findRegisters;
        this.sessions = sessions;
        this.audit = audit;
    }

    /** What is proven, and of which session. */
    public record Proof(SessionId session, Proven proven) {}

    /**
     * @param number of the seal, null for the one that holds
     * @throws ProblemException for a session that is not sealed, a seal that there is not, a pupil of whom the register
     *                          said nothing, or a register that was changed behind the service's back
     */
    public Proof prove(RegisterId id, String pupilId, @Nullable Integer number, Caller caller) {
        var register = findRegisters.called(id, caller, READERS).state();
        var session = new SessionId(register.schoolId(), id.date(), id.slot());
        var seals = seals(session);
        int last = seals.seals().size();
        if (number != null && (number < 1 || number > last)) {
            throw new ProblemException(SealProblem.UNKNOWN);
        }
        return switch (SealRules.prove(seals, number == null ? last : number, register, pupilId)) {
            case NotSealed() -> throw new ProblemException(SealProblem.NOT_SEALED);
            case NotOnRegister() -> throw new ProblemException(SealProblem.NOT_ON_REGISTER);
            case Broken() -> {
                LOG.error("Register {} does not say what is sealed", id.value());
                throw new ProblemException(SealProblem.BROKEN);
            }
            case Proven proven -> {
                audit.read(caller, "pupil.proof", new AuditLog.Subject("pupil", pupilId, register.schoolId()));
                yield new Proof(session, proven);
            }
        };
    }

    private DaySeals seals(SessionId id) {
        return sessions.find(id)
                .filter(found -> found.state() instanceof Closed)
                .map(found -> ((Closed) found.state()).closing().seals())
                .filter(seals -> seals.last().isPresent())
                .orElseThrow(() -> new ProblemException(SealProblem.NOT_SEALED));
    }
}
