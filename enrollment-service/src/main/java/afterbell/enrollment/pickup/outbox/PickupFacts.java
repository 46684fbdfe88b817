package afterbell.enrollment.pickup.outbox;

import afterbell.contracts.enrollment.pickupauthority.v1.PickupAuthoritySet;
import afterbell.enrollment.pickup.model.PickupAuthority;
import afterbell.messaging.outbox.Outgoing;

/** Tells who may collect a pupil in the words of the contract: opaque ids only. */
public final class PickupFacts {
    private PickupFacts() {}

    public static Outgoing set(PickupAuthority it) {
        return new Outgoing(it.pupilId(), new PickupAuthoritySet(it.pupilId(), it.adultsWho(true),
                it.adultsWho(false), it.mayLeaveAlone()));
    }
}
