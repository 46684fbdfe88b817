package afterbell.enrollment.pickup;

import org.springframework.stereotype.Service;

import afterbell.enrollment.pickup.model.Adult.Voice;
import afterbell.enrollment.pickup.store.PickupAuthorities;
import afterbell.enrollment.roster.model.Pupil;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/** Says for whom a caller may speak: a guardian for the own children, an office for the pupils on its roll. */
@Service
public class GuardianScope {
    private final PickupAuthorities authorities;

    GuardianScope(PickupAuthorities authorities) {
        this.authorities = authorities;
    }

    /** @throws ProblemException if the caller is no guardian of the pupil */
    public void requireGuardian(Caller caller, String pupilId) {
        if (!caller.has(Role.GUARDIAN) || !authorities.load(pupilId).state().isGuardian(caller.subject())) {
            throw new ProblemException(PickupProblem.NOT_A_GUARDIAN);
        }
    }

    /**
     * @return as whom the caller speaks
     * @throws ProblemException if the caller is neither a guardian of the pupil nor of the office that has the pupil on
     *                          its roll
     */
    public Voice voiceFor(Caller caller, Pupil pupil) {
        var school = pupil.current();
        if (school.isPresent() && caller.mayActFor(school.get().schoolId(), Role.SCHOOL_ADMIN)) {
            return Voice.SCHOOL;
        }
        if (caller.has(Role.GUARDIAN)) {
            requireGuardian(caller, pupil.pupilId());
            return Voice.GUARDIAN;
        }
        SchoolScope.require(caller, school.map(it -> it.schoolId()).orElse(""), Role.SCHOOL_ADMIN);
        return Voice.SCHOOL;
    }
}
