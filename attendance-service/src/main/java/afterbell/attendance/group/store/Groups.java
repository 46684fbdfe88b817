package afterbell.attendance.group.store;

import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Repository;

import afterbell.attendance.group.model.Group;
import afterbell.messaging.outbox.AggregateStore;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Versioned;

/** The groups that attendance knows of. */
@Repository
public class Groups {
    private final AggregateStore<GroupDocument> documents;

    Groups(AggregateStores stores) {
        this.documents = stores.of("groups", GroupDocument.class);
    }

    public Optional<Versioned<Group>> find(String groupId) {
        return documents.find(groupId).map(found -> found.map(document -> document.toGroup(groupId)));
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException if the group has changed meanwhile */
    public void save(Versioned<Group> before, Group next) {
        documents.save(before, GroupDocument.of(next), List.of());
    }

    public void clear() {
        documents.clear();
    }
}
