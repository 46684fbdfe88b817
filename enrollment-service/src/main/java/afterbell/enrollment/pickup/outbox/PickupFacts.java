package afterbell.enrollment.pickup.outbox;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import afterbell.contracts.enrollment.pickupauthority.v1.Guardian;
import afterbell.contracts.enrollment.pickupauthority.v1.PickupAuthoritySet;
import afterbell.contracts.enrollment.pickupauthority.v1.Validity;
import afterbell.enrollment.pickup.model.PickupAuthority;
import afterbell.messaging.outbox.Outgoing;

/** Tells who may collect a pupil in the words of the contract: opaque ids only. */
public final class PickupFacts {
    private PickupFacts() {}

    public static Outgoing set(PickupAuthority it) {
        return new Outgoing(it.pupilId(), new PickupAuthoritySet(it.pupilId(), it.adultsWho(true),
                it.adultsWho(false), it.mayLeaveAlone(), validities(it), guardians(it)));
    }

    private static @Nullable List<Guardian> guardians(PickupAuthority it) {
        var guardians = new ArrayList<Guardian>();
        it.guardians().forEach((adult, account) -> guardians.add(new Guardian(adult, account)));
        return guardians.isEmpty() ? null : guardians;
    }

    private static @Nullable List<Validity> validities(PickupAuthority it) {
        var limited = it.adults()
                .stream()
                .filter(adult -> !adult.validity().isAlways())
                .map(adult -> new Validity(adult.adultId(), adult.validity().from(), adult.validity().until()))
                .toList();
        return limited.isEmpty() ? null : limited;
    }
}
