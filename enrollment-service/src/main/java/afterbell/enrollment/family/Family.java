package afterbell.enrollment.family;

import java.util.List;

import org.springframework.stereotype.Component;

import afterbell.enrollment.pickup.GuardianScope;
import afterbell.enrollment.pickup.store.PickupAuthorities;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;

/** Whose guardian an account is. */
@Component
class Family {
    static final int MOST_CHILDREN = 20;

    private final PickupAuthorities authorities;
    private final GuardianScope guardianScope;

    Family(PickupAuthorities authorities, GuardianScope guardianScope) {
        this.authorities = authorities;
        this.guardianScope = guardianScope;
    }

    /** @return ids of the caller's children, in order */
    List<String> childrenOf(Caller guardian) {
        return authorities.pupilsOf(guardian.subject(), MOST_CHILDREN);
    }

    /** @throws ProblemException if the caller is no guardian of the child */
    void requireChild(Caller guardian, String pupilId) {
        guardianScope.requireGuardian(guardian, pupilId);
    }
}
