package afterbell.enrollment.family;

import java.util.List;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import afterbell.confidential.SubjectForgottenException;
import afterbell.enrollment.pickup.model.LeavingAlone;
import afterbell.enrollment.pickup.store.PickupAuthorities;
import afterbell.enrollment.pickup.store.PickupAuthorities.NamedAdult;

/** Who may and who must not collect the child (R31). */
@Component
@Order(4)
class KeptPickup implements KeptData {
    private final PickupAuthorities authorities;

    KeptPickup(PickupAuthorities authorities) {
        this.authorities = authorities;
    }

    record Pickup(List<NamedAdult> adults, LeavingAlone leavingAlone) {}

    @Override
    public String part() {
        return "pickup";
    }

    @Override
    public Object of(String pupilId) {
        var authority = authorities.load(pupilId).state();
        try {
            return new Pickup(authorities.named(pupilId), authority.leavingAlone());
        } catch (SubjectForgottenException e) {
            return new Pickup(List.of(), authority.leavingAlone());
        }
    }

    @Override
    public List<FamilyProblem> inTheWay(String pupilId) {
        return List.of();
    }
}
