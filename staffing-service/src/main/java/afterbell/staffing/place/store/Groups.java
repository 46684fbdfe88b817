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

    /** @return the group; one without places where nothing was told yet */
    public Versioned<Group> load(String groupId, String schoolId) {
        return documents.find(groupId)
                .map(found -> found.map(document -> document.toGroup(groupId)))
                .orElseGet(() -> Versioned.fresh(groupId, Group.empty(groupId, schoolId)));
    }

    /** @return all groups of the school, at most {@value #MOST} */
    public List<Group> ofSchool(String schoolId) {
        return documents.find(Filters.eq("s.sc", schoolId), Sorts.ascending("_id"), MOST)
                .stream()
                .map(found -> found.state().toGroup(found.id()))
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
