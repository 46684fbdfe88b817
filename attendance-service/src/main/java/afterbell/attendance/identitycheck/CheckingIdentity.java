package afterbell.attendance.identitycheck;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.springframework.stereotype.Service;

import afterbell.attendance.Conflicts;
import afterbell.attendance.identitycheck.model.IdentityCheck;
import afterbell.attendance.identitycheck.model.IdentityCheck.Checked;
import afterbell.attendance.identitycheck.model.IdentityCheck.Confirmed;
import afterbell.attendance.identitycheck.model.IdentityCheck.Waiting;
import afterbell.attendance.identitycheck.model.IdentityCheck.Word;
import afterbell.attendance.identitycheck.model.IdentityCheckRules;
import afterbell.attendance.identitycheck.model.IdentityCheckRules.Decision;
import afterbell.attendance.identitycheck.store.IdentityChecks;
import afterbell.attendance.release.ReleaseProblem;
import afterbell.attendance.release.ReleasingPupils;
import afterbell.attendance.release.model.ReleaseRules.Leave;
import afterbell.attendance.release.model.ReleaseRules.Verdict;
import afterbell.attendance.rollcall.FindRegisters;
import afterbell.attendance.rollcall.model.Recognition.FallbackReason;
import afterbell.attendance.rollcall.model.RegisterId;
import afterbell.attendance.serviceday.CheckingTimes;
import afterbell.attendance.serviceday.ServiceDayProblem;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.audit.AuditLog;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.Page;
import afterbell.web.paging.PageLimit;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/**
 * Releases a pupil to an adult who has no pickup code: one person checks who it is, a second one with a login of its own
 * confirms it, and only then the pupil leaves (R31). The check is written before the register, so that it is not declined
 * meanwhile: repeating the confirmation completes what a crash has left.
 */
@Service
public class CheckingIdentity {
    private static final int MOST_RACES = 5;
    private static final Role[] PEOPLE = {Role.GATE_GUARD, Role.TEACHER, Role.SCHOOL_ADMIN};

    private final IdentityChecks checks;
    private final FindRegisters findRegisters;
    private final ReleasingPupils releasing;
    private final CheckingTimes times;
    private final AuditLog audit;

    CheckingIdentity(IdentityChecks checks, FindRegisters findRegisters, ReleasingPupils releasing,
            CheckingTimes times, AuditLog audit) {
        this.checks = checks;
        this.findRegisters = findRegisters;
        this.releasing = releasing;
        this.times = times;
        this.audit = audit;
    }

    /** What the first person says. */
    public record Claim(String checkId, String pupilId, String adultId, FallbackReason reason, Instant at) {}

    /**
     * @return the check, waiting for the second person
     * @throws ProblemException if the pupil could not leave with the adult; a forbidden adult is told to the school
     */
    public IdentityCheck check(RegisterId id, Claim claim, Caller caller) {
        var register = findRegisters.called(id, caller, PEOPLE).state();
        var checked = new Checked(claim.checkId(), id, register.schoolId(), claim.pupilId(), claim.adultId(),
                claim.reason(), claim.at(), caller.subject());
        var check = Conflicts.lookAgain(MOST_RACES, () -> checkOnce(checked, caller));
        audit.decided(caller, "identity.checked", subject(checked), checked.at().toEpochMilli(), "R31",
                checked.checkId() + " " + checked.adultId() + " " + checked.reason());
        return check;
    }

    private IdentityCheck checkOnce(Checked checked, Caller caller) {
        var known = checks.find(checked.schoolId(), checked.register().date(), checked.checkId());
        if (known.isPresent()) {
            return decided(IdentityCheckRules.tellAgain(known.get().state(), checked));
        }
        require(releasing.mayLeave(checked.register(), leave(checked, checked.at()), caller));
        var check = new Waiting(checked);
        checks.add(check);
        return check;
    }

    /** Confirms the check and releases the pupil. */
    public IdentityCheck confirm(RegisterId id, String checkId, Instant at, Caller caller) {
        return Conflicts.lookAgain(MOST_RACES, () -> {
            var found = load(id, checkId, caller);
            var next = (Confirmed) decided(IdentityCheckRules.confirm(found.state(), new Word(at, caller.subject())));
            var leave = leave(next.checked(), next.word().at());
            if (found.state() instanceof Waiting) {
                require(releasing.mayLeave(id, leave, caller));
                checks.save(found, next);
            }
            require(releasing.release(id, List.of(leave), caller).getFirst());
            return heard(next, "identity.confirmed", caller);
        });
    }

    /** Says that the adult is somebody else; the pupil stays. */
    public IdentityCheck decline(RegisterId id, String checkId, Instant at, Caller caller) {
        return Conflicts.lookAgain(MOST_RACES, () -> {
            var found = load(id, checkId, caller);
            times.require(id.date(), at);
            var next = decided(IdentityCheckRules.decline(found.state(), new Word(at, caller.subject())));
            if (found.state() instanceof Waiting) {
                checks.save(found, next);
            }
            return heard(next, "identity.declined", caller);
        });
    }

    /** @return the checks of a school's day, by id */
    public Page<IdentityCheck> ofDay(String schoolId, LocalDate date, Cursor cursor, PageLimit limit, Caller caller) {
        SchoolScope.require(caller, schoolId, PEOPLE);
        return Page.of(checks.ofDay(schoolId, date, cursor.isStart() ? "" : cursor.part(0), limit.plusOne()), limit,
                last -> Cursor.after(last.checked().checkId()));
    }

    private Versioned<IdentityCheck> load(RegisterId id, String checkId, Caller caller) {
        var register = findRegisters.called(id, caller, PEOPLE).state();
        return checks.find(register.schoolId(), id.date(), checkId)
                .filter(found -> found.state().checked().register().equals(id))
                .orElseThrow(() -> new ProblemException(IdentityCheckProblem.UNKNOWN));
    }

    private static Leave leave(Checked checked, Instant at) {
        return new Leave(checked.pupilId(), checked.adultId(), at, checked.recognition());
    }

    private static IdentityCheck decided(Decision decision) {
        return switch (decision) {
            case Decision.Is(var check) -> check;
            case Decision.Refused(var reason) -> throw new ProblemException(IdentityCheckProblem.of(reason));
        };
    }

    private static void require(Verdict verdict) {
        switch (verdict) {
            case Verdict.Gone _ -> {
            }
            case Verdict.Stays(var reason) -> throw new ProblemException(ReleaseProblem.of(reason));
            case Verdict.WrongTime(var reason) -> throw new ProblemException(ServiceDayProblem.of(reason));
        }
    }

    private IdentityCheck heard(IdentityCheck check, String action, Caller caller) {
        var checked = check.checked();
        audit.decided(caller, action, subject(checked), checked.at().toEpochMilli(), "R31", checked.checkId());
        return check;
    }

    private static AuditLog.Subject subject(Checked checked) {
        return new AuditLog.Subject("pupil", checked.pupilId(), checked.schoolId());
    }
}
