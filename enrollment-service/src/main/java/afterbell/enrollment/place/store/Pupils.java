package afterbell.enrollment.place.store;

import java.util.List;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import org.springframework.stereotype.Repository;

import afterbell.enrollment.place.model.GrantingRules.Outcome.Holds;
import afterbell.enrollment.place.model.Pupil;
import afterbell.enrollment.place.model.Pupil.Placed;
import afterbell.enrollment.place.model.Pupil.Unknown;
import afterbell.enrollment.place.outbox.PlaceFacts;
import afterbell.messaging.outbox.AggregateStore;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Outgoing;
import afterbell.messaging.outbox.Versioned;

/** The pupils who hold places. */
@Repository
public class Pupils {
    static final String COLLECTION = "pupils";

    private final AggregateStore<PupilDocument> documents;

    Pupils(AggregateStores stores) {
        this.documents = stores.of(COLLECTION, PupilDocument.class);
    }

    public Versioned<Pupil> load(String pupilId) {
        return documents.find(pupilId)
                .<Versioned<Pupil>>map(found -> found.map(document -> document.toPupil(pupilId)))
                .orElseGet(() -> Versioned.fresh(pupilId, new Unknown(pupilId)));
    }

    /** @return the group's pupils by id, at most 50 */
    public List<Placed> ofGroup(String groupId, int limit) {
        return documents.find(Filters.eq("s.g", groupId), Sorts.ascending("_id"), limit)
                .stream()
                .map(found -> found.state().toPupil(found.id()))
                .toList();
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException if the pupil has changed meanwhile */
    public void save(Versioned<Pupil> before, Holds decided) {
        if (!decided.pupil().equals(before.state())) {
            List<Outgoing> facts = decided.granted() ? List.of(PlaceFacts.granted(decided.pupil())) : List.of();
            documents.save(before, PupilDocument.of(decided.pupil()), facts);
        }
    }
}
