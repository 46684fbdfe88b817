package afterbell.attendance.pickup.store;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.stereotype.Repository;

import afterbell.attendance.pickup.model.PickupAuthority;
import afterbell.attendance.projection.Newest;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Versioned;

/** Who may collect each pupil. */
@Repository
public class PickupAuthorities {
    private final Newest<AuthorityDocument> documents;

    record AuthorityDocument(@Field("q") long sequence, @Field("m") List<String> mayCollect,
            @Field("n") List<String> mustNotCollect, @Field("a") boolean mayLeaveAlone) implements Newest.Told {
        PickupAuthority toAuthority() {
            return new PickupAuthority(Set.copyOf(mayCollect), Set.copyOf(mustNotCollect), mayLeaveAlone);
        }
    }

    PickupAuthorities(AggregateStores stores) {
        this.documents = new Newest<>(stores.of("pickup-authorities", AuthorityDocument.class));
    }

    /** @return those of pupils of whom something was told, by pupil id */
    public Map<String, PickupAuthority> find(Collection<String> pupilIds) {
        return documents.findAll(pupilIds)
                .stream()
                .collect(Collectors.toMap(Versioned::id, found -> found.state().toAuthority()));
    }

    /** An older sequence than the known one changes nothing. */
    public void keep(String pupilId, PickupAuthority authority, long sequence) {
        documents.keep(pupilId, new AuthorityDocument(sequence, authority.mayCollect().stream().sorted().toList(),
                authority.mustNotCollect().stream().sorted().toList(), authority.mayLeaveAlone()));
    }

    public void clear() {
        documents.clear();
    }
}
