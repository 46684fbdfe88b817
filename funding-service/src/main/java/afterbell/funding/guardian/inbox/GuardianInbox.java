package afterbell.funding.guardian.inbox;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import afterbell.contracts.enrollment.pickupauthority.v1.Guardian;
import afterbell.contracts.enrollment.pickupauthority.v1.PickupAuthorityFact;
import afterbell.contracts.enrollment.pickupauthority.v1.PickupAuthoritySet;
import afterbell.funding.guardian.store.Guardians;
import afterbell.messaging.Envelope;
import afterbell.messaging.inbox.Inbox;

/** Learns from enrollment whose bills an account may read; each fact carries the whole state. */
@Component
class GuardianInbox implements Inbox<PickupAuthorityFact> {
    private final Guardians guardians;

    GuardianInbox(Guardians guardians) {
        this.guardians = guardians;
    }

    @Override
    public Class<PickupAuthorityFact> topic() {
        return PickupAuthorityFact.class;
    }

    @Override
    public String projection() {
        return "guardians";
    }

    @Override
    public void on(Envelope<PickupAuthorityFact> event) {
        switch (event.fact()) {
            case PickupAuthoritySet set -> guardians.learn(set.pupilId(), accounts(set.guardians()), event.sequence());
        }
    }

    private static List<String> accounts(@Nullable List<Guardian> told) {
        return told == null ? List.of() : told.stream().map(Guardian::account).distinct().sorted().toList();
    }

    @Override
    public void clear() {
        guardians.clear();
    }
}
