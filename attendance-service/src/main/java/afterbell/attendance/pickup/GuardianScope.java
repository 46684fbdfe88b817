package afterbell.attendance.pickup;

import java.util.List;
import java.util.Set;

import org.springframework.stereotype.Service;

import afterbell.attendance.pickup.model.PickupAuthority;
import afterbell.attendance.pickup.store.PickupAuthorities;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;

/** Says for which pupils a guardian may speak: for the own children, as enrollment has told. */
@Service
public class GuardianScope {
    private static final int MOST_CHILDREN = 50;

    private final PickupAuthorities authorities;

    GuardianScope(PickupAuthorities authorities) {
        this.authorities = authorities;
    }

    /**
     * @return who may collect the pupil
     * @throws ProblemException if the caller is no guardian of the pupil
     */
    public PickupAuthority requireGuardian(Caller caller, String pupilId) {
        var authority = authorities.find(Set.of(pupilId)).get(pupilId);
        if (authority == null || !caller.has(Role.GUARDIAN) || !authority.isGuardian(caller.subject())) {
            throw new ProblemException(PickupProblem.NOT_A_GUARDIAN);
        }
        return authority;
    }

    /** @return ids of the caller's children, at most 50 */
    public List<String> childrenOf(Caller guardian) {
        return guardian.has(Role.GUARDIAN) ? authorities.pupilsOf(guardian.subject(), MOST_CHILDREN) : List.of();
    }
}
