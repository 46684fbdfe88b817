package afterbell.attendance.release;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.springframework.stereotype.Service;

import afterbell.attendance.Conflicts;
import afterbell.attendance.pickup.store.PickupAuthorities;
import afterbell.attendance.pickuppolicy.store.PickupPolicies;
import afterbell.attendance.release.model.ReleaseRules;
import afterbell.attendance.release.model.ReleaseRules.Leave;
import afterbell.attendance.release.model.ReleaseRules.Outcome;
import afterbell.attendance.release.model.ReleaseRules.Refusal;
import afterbell.attendance.release.model.ReleaseRules.Terms;
import afterbell.attendance.release.model.ReleaseRules.Verdict;
import afterbell.attendance.rollcall.FindRegisters;
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
 * Releases pupils to the adults who have come for them: one atomic write for those who may leave, with the alert for
 * an adult who must not collect. Two guards who release the same pupil at once both look at the register that the first
 * has left: the second is told.
 */
@Service
public class ReleasingPupils {
    /** Guards who release pupils of one group at the same moment. */
    private static final int MOST_RACES = 10;
    private static final Role[] RELEASERS = {Role.GATE_GUARD, Role.TEACHER, Role.SCHOOL_ADMIN, Role.SCHOOL_SYSTEM};

    private final FindRegisters findRegisters;
    private final Registers registers;
    private final PickupAuthorities authorities;
    private final PickupPolicies policies;
    private final CheckingTimes times;
    private final SealingAgain sealingAgain;
    private final ShownAgain shownAgain;
    private final AuditLog audit;

    ReleasingPupils(FindRegisters findRegisters, Registers registers, PickupAuthorities authorities,
            PickupPolicies policies, CheckingTimes times, SealingAgain sealingAgain,
            ShownAgain shownAgain, AuditLog audit) {
        this.findRegisters = findRegisters;
        this.registers = registers;
        this.authorities = authorities;
        this.policies = policies;
        this.times = times;
        this.sealingAgain = sealingAgain;
        this.shownAgain = shownAgain;
        this.audit = audit;
    }

    /**
     * @return one verdict for each of {@code leaving}, in its order
     * @throws afterbell.web.problem.ProblemException if the roll was not called, or the school is not in the caller's
     *                                                scope
     */
    public List<Verdict> release(RegisterId id, List<Leave> leaving, Caller caller) {
        times.requireDay(id.date());
        var outcome = Conflicts.lookAgain(MOST_RACES, () -> releaseOnce(id, leaving, caller));
        if (outcome.verdicts().contains(new Verdict.Stays(Refusal.CODE_USED))) {
            shownAgain.shownAgain(id);
        }
        auditRefusals(outcome, leaving, caller);
        return outcome.verdicts();
    }

    /** @return what would become of the pupil; an adult who must not collect is told to the school, and nobody leaves */
    public Verdict mayLeave(RegisterId id, Leave leave, Caller caller) {
        times.requireDay(id.date());
        var outcome = Conflicts.lookAgain(MOST_RACES, () -> {
            var register = findRegisters.called(id, caller, RELEASERS);
            var looked = ReleaseRules.look(register.state(), leave,
                    terms(register.state(), List.of(leave), caller), times.now());
            save(register, looked);
            return looked;
        });
        auditRefusals(outcome, List.of(leave), caller);
        return outcome.verdicts().getFirst();
    }

    private Outcome releaseOnce(RegisterId id, List<Leave> leaving, Caller caller) {
        var register = findRegisters.called(id, caller, RELEASERS);
        var outcome = ReleaseRules.decide(register.state(), leaving, terms(register.state(), leaving, caller),
                times.now());
        save(register, outcome);
        return outcome;
    }

    private Terms terms(Called register, List<Leave> leaving, Caller caller) {
        var authority = authorities.find(leaving.stream().map(Leave::pupilId).collect(Collectors.toUnmodifiableSet()));
        return new Terms(authority, policies.needsCodes(register.schoolId(), register.id().date()), caller.subject());
    }

    private void save(Versioned<Called> register, Outcome outcome) {
        if (!outcome.events().isEmpty()) {
            Supplier<Versioned<Called>> saving = () -> registers.save(register, outcome.register(), outcome.events());
            var _ = register.state().hasUntold()
                    ? sealingAgain.around(register.state().id(), register.state().schoolId(), saving)
                    : saving.get();
        }
    }

    /** A refusal changes no version: the time of the attempt tells one from another. */
    private void auditRefusals(Outcome outcome, List<Leave> leaving, Caller caller) {
        audit.decided(caller, IntStream.range(0, leaving.size())
                .filter(place -> outcome.verdicts().get(place) instanceof Verdict.Stays)
                .mapToObj(place -> refused(outcome, leaving.get(place), (Verdict.Stays) outcome.verdicts().get(place)))
                .toList());
    }

    private static AuditLog.Decision refused(Outcome outcome, Leave leave, Verdict.Stays stays) {
        var problem = ReleaseProblem.of(stays.reason());
        var subject = new AuditLog.Subject("pupil", leave.pupilId(), outcome.register().schoolId());
        String reason = leave.adultId() == null ? problem.code() : problem.code() + " " + leave.adultId();
        return new AuditLog.Decision("release.refused", subject, leave.at().toEpochMilli(), problem.rule(), reason);
    }
}
