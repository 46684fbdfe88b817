package afterbell.attendance.pickup.inbox;

import java.util.Set;

import org.springframework.stereotype.Component;

import afterbell.attendance.pickup.model.PickupAuthority;
import afterbell.attendance.pickup.store.PickupAuthorities;
import afterbell.contracts.enrollment.pickupauthority.v1.PickupAuthorityFact;
import afterbell.contracts.enrollment.pickupauthority.v1.PickupAuthoritySet;
import afterbell.messaging.Envelope;
import afterbell.messaging.inbox.Inbox;

/** Learns from enrollment who may and who must not collect a pupil; each fact carries the whole state. */
@Component
class PickupAuthorityInbox implements Inbox<PickupAuthorityFact> {
    private final PickupAuthorities authorities;

    PickupAuthorityInbox(PickupAuthorities authorities) {
        this.authorities = authorities;
    }

    @Override
    public Class<PickupAuthorityFact> topic() {
        return PickupAuthorityFact.class;
    }

    @Override
    public String projection() {
        return "pickup-authorities";
    }

    @Override
    public void on(Envelope<PickupAuthorityFact> event) {
        switch (event.fact()) {
            case PickupAuthoritySet set -> authorities.keep(set.pupilId(),
                    new PickupAuthority(Set.copyOf(set.mayCollect()), Set.copyOf(set.mustNotCollect()),
                            set.mayLeaveAlone()),
                    event.sequence());
        }
    }

    @Override
    public void clear() {
        authorities.clear();
    }
}
