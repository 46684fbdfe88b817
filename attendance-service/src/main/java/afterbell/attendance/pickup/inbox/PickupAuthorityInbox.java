package afterbell.attendance.pickup.inbox;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import afterbell.attendance.pickup.model.PickupAuthority;
import afterbell.attendance.pickup.store.PickupAuthorities;
import afterbell.contracts.enrollment.pickupauthority.v1.Guardian;
import afterbell.contracts.enrollment.pickupauthority.v1.PickupAuthorityFact;
import afterbell.contracts.enrollment.pickupauthority.v1.PickupAuthoritySet;
import afterbell.contracts.enrollment.pickupauthority.v1.Validity;
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
                            set.mayLeaveAlone(), validities(set.validities()), guardians(set.guardians())),
                    event.sequence());
        }
    }

    private static Map<String, PickupAuthority.Validity> validities(@Nullable List<Validity> told) {
        return told == null
                ? Map.of()
                : told.stream()
                        .collect(Collectors.toUnmodifiableMap(Validity::adultId,
                                it -> new PickupAuthority.Validity(it.from(), it.until())));
    }

    private static Map<String, String> guardians(@Nullable List<Guardian> told) {
        return told == null
                ? Map.of()
                : told.stream().collect(Collectors.toUnmodifiableMap(Guardian::adultId, Guardian::account));
    }

    @Override
    public void clear() {
        authorities.clear();
    }
}
