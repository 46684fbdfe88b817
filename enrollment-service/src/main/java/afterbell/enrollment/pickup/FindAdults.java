package afterbell.enrollment.pickup;

import java.util.List;

import org.springframework.stereotype.Service;

import afterbell.enrollment.pickup.model.LeavingAlone;
import afterbell.enrollment.pickup.store.PickupAuthorities;
import afterbell.enrollment.pickup.store.PickupAuthorities.NamedAdult;
import afterbell.enrollment.roster.FindPupils;
import afterbell.enrollment.roster.model.Standing;
import afterbell.web.audit.AuditLog;
import afterbell.web.audit.AuditLog.Subject;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;

/** Finds who may and who must not collect a pupil, by name: what a guard must know at the gate (R31). */
@Service
public class FindAdults {
    private final FindPupils findPupils;
    private final PickupAuthorities authorities;
    private final GuardianScope guardianScope;
    private final AuditLog audit;

    FindAdults(FindPupils findPupils, PickupAuthorities authorities, GuardianScope guardianScope, AuditLog audit) {
        this.findPupils = findPupils;
        this.authorities = authorities;
        this.guardianScope = guardianScope;
        this.audit = audit;
    }

    /** What is said of a pupil. */
    public record Said(List<NamedAdult> adults, LeavingAlone leavingAlone, boolean mayLeaveAlone) {}

    /**
     * @return by id; the reading is written down
     * @throws afterbell.web.problem.ProblemException if the caller is neither a guardian of the pupil nor of its school
     */
    public Said of(String pupilId, Caller caller) {
        var pupil = findPupils.one(pupilId).state();
        var schoolId = pupil.current().map(Standing::schoolId);
        if (schoolId.filter(id -> isAtTheGate(caller, id)).isEmpty()) {
            guardianScope.voiceFor(caller, pupil);
        }
        audit.read(caller, "pickup.adults", new Subject("pupil", pupilId, schoolId.orElse(null)));
        var authority = authorities.load(pupilId).state();
        return new Said(authorities.named(pupilId), authority.leavingAlone(), authority.mayLeaveAlone());
    }

    private static boolean isAtTheGate(Caller caller, String schoolId) {
        return caller.mayActFor(schoolId, Role.GATE_GUARD) || caller.mayActFor(schoolId, Role.TEACHER);
    }
}
