package afterbell.staffing.place.store;

import java.util.List;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import org.springframework.stereotype.Repository;

import afterbell.messaging.outbox.AggregateStore;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Versioned;
import afterbell.staffing.place.model.Group;

/** The groups that staffing knows of. */
@Repository
public class Groups {
    static final String COLLECTION = "groups";
    /** A school forms at most 200 groups. */
    private static final int MOST = 200;

    private final AggregateStore<GroupDocument> documents;

    Groups(AggregateStores stores) {
        this.documents = stores.of(COLLECTION, GroupDocument.class);
    }

    /** @return the group as it is known; the given one where nothing is */
    public Versioned<Group> load(Group empty) {
        String id = empty.groupId() + ":" + empty.semesterId();
        return documents.find(id)
                .map(found -> found.map(GroupDocument::toGroup))
                .orElseGet(() -> Versioned.fresh(id, empty));
    }

    /** @return all groups of the school in that semester, at most {@value #MOST} */
    public List<Group> ofSchool(String schoolId, String semesterId) {
        var which = Filters.and(Filters.eq("s.sc", schoolId), Filters.eq("s.se", semesterId));
        return documents.find(which, Sorts.ascending("_id"), MOST)
                .stream()
                .map(found -> found.state().toGroup())
                .toList();
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException if the group has changed meanwhile */
    public void save(Versioned<Group> before, Group next) {
        documents.save(before, GroupDocument.of(next), List.of());
    }

    public void clear() {
        documents.clear();
    }
}
