package afterbell.contracts.enrollment.pickupauthority.v1;

import afterbell.contracts.Topic;

@Topic(name = "enrollment.pickup-authority.v1", key = "pupil", about = "Who may and who must not collect a pupil (R31).")
public sealed interface PickupAuthorityFact permits PickupAuthoritySet {
    String pupilId();
}
