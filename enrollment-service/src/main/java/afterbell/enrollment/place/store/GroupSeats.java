package afterbell.enrollment.place.store;

import java.util.LinkedHashSet;
import java.util.List;

import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.stereotype.Repository;

import afterbell.enrollment.place.model.Seats;
import afterbell.messaging.outbox.AggregateStore;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Versioned;

/** The seats of each group. */
@Repository
public class GroupSeats {
    private final AggregateStore<SeatsDocument> documents;

    GroupSeats(AggregateStores stores) {
        this.documents = stores.of("seats", SeatsDocument.class);
    }

    record SeatsDocument(@Field("sc") String schoolId, @Field("p") List<String> pupilIds) {}

    public Versioned<Seats> load(String groupId, String schoolId) {
        return documents.find(groupId)
                .map(found -> found.map(stored -> new Seats(groupId, stored.schoolId(),
                        new LinkedHashSet<>(stored.pupilIds()))))
                .orElseGet(() -> Versioned.fresh(groupId, Seats.empty(groupId, schoolId)));
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException if a seat was taken meanwhile */
    public void save(Versioned<Seats> before, Seats next) {
        if (!next.equals(before.state())) {
            documents.save(before, new SeatsDocument(next.schoolId(), List.copyOf(next.pupilIds())), List.of());
        }
    }
}
