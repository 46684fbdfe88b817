package afterbell.attendance.correction;

import java.util.function.BiFunction;

import org.springframework.stereotype.Service;

import afterbell.attendance.Conflicts;
import afterbell.attendance.correction.model.CorrectionRules;
import afterbell.attendance.correction.model.CorrectionRules.Outcome;
import afterbell.attendance.correction.model.CorrectionRules.Outcome.Done;
import afterbell.attendance.correction.model.CorrectionRules.Outcome.Stays;
import afterbell.attendance.rollcall.FindRegisters;
import afterbell.attendance.rollcall.model.CorrectionRequest.Decision;
import afterbell.attendance.rollcall.model.Register.Called;
import afterbell.attendance.rollcall.model.RegisterId;
import afterbell.attendance.rollcall.store.Registers;
import afterbell.attendance.seal.SealingAgain;
import afterbell.attendance.serviceday.CheckingTimes;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.audit.AuditLog;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;

/**
 * The bureau approves or refuses what a school asks to correct. An approval corrects the register by the same write, and
 * the session is sealed again.
 */
@Service
public class DecidingCorrection {
    private static final int MOST_RACES = 5;

    private final FindRegisters findRegisters;
    private final Registers registers;
    private final SealingAgain sealingAgain;
    private final CheckingTimes times;
    private final AuditLog audit;

    DecidingCorrection(FindRegisters findRegisters, Registers registers, SealingAgain sealingAgain,
            CheckingTimes times, AuditLog audit) {
        this.findRegisters = findRegisters;
        this.registers = registers;
        this.sealingAgain = sealingAgain;
        this.times = times;
        this.audit = audit;
    }

    /** @throws afterbell.web.problem.ProblemException for a request that there is not, or that was refused */
    public Versioned<Called> approve(RegisterId id, int number, Caller caller) {
        var decision = new Decision(times.now(), caller.subject(), null);
        return decide(id, number, "correction.approved", caller,
                (register, asked) -> CorrectionRules.approve(register, asked, decision));
    }

    /**
     * @param reason in the bureau's words
     * @throws afterbell.web.problem.ProblemException for a request that there is not, or that was approved
     */
    public Versioned<Called> refuse(RegisterId id, int number, String reason, Caller caller) {
        var decision = new Decision(times.now(), caller.subject(), reason);
        return decide(id, number, "correction.refused", caller,
                (register, asked) -> CorrectionRules.refuse(register, asked, decision));
    }

    private Versioned<Called> decide(RegisterId id, int number, String action, Caller caller,
            BiFunction<Called, Integer, Outcome> rule) {
        return Conflicts.lookAgain(MOST_RACES, () -> {
            var register = findRegisters.called(id, caller, Role.EDUCATION_BUREAU);
            return switch (rule.apply(register.state(), number)) {
                case Stays(var refusal) -> throw CorrectionProblem.of(refusal);
                case Done done -> {
                    var saved = done.events().isEmpty() ? register : save(register, done);
                    audit.decided(caller, action,
                            new AuditLog.Subject("register", id.value(), done.register().schoolId()), number, "R31",
                            null);
                    yield saved;
                }
            };
        });
    }

    private Versioned<Called> save(Versioned<Called> register, Done done) {
        return sealingAgain.around(done.register().id(), done.register().schoolId(),
                () -> registers.save(register, done.register(), done.events()));
    }
}
