package afterbell.attendance.group.store;

import java.util.List;
import java.util.Optional;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import org.bson.conversions.Bson;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.stereotype.Repository;

import afterbell.attendance.group.model.Group;
import afterbell.messaging.CollectionIndexes;
import afterbell.messaging.outbox.AggregateStore;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Versioned;

/** The groups that attendance knows of. */
@Repository
public class Groups {
    private static final String COLLECTION = "groups";
    /** A school has at most so many. */
    private static final int MOST_OF_A_SCHOOL = 200;
    /** A pupil who changes groups every week of a year has held places in so many. */
    private static final int MOST_OF_A_PUPIL = 50;

    private final AggregateStore<GroupDocument> documents;

    Groups(AggregateStores stores) {
        this.documents = stores.of(COLLECTION, GroupDocument.class);
    }

    public Optional<Versioned<Group>> find(String groupId) {
        return documents.find(groupId).map(found -> found.map(document -> document.toGroup(groupId)));
    }

    public List<Group> ofSchool(String schoolId) {
        return find(Filters.eq("s.sc", schoolId), MOST_OF_A_SCHOOL);
    }

    /** @return the groups in which the pupil holds or has held a place */
    public List<Group> ofPupil(String pupilId) {
        return find(Filters.eq("s.p.p", pupilId), MOST_OF_A_PUPIL);
    }

    private List<Group> find(Bson which, int most) {
        return documents.find(which, Sorts.ascending("_id"), most)
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

    @Configuration(proxyBeanMethods = false)
    static class Indexes {
        @Bean
        CollectionIndexes indexesOfGroups() {
            return CollectionIndexes.of(COLLECTION,
                    new Index().named("of-school").on("s.sc", Direction.ASC).on("_id", Direction.ASC),
                    new Index().named("of-pupil").on("s.p.p", Direction.ASC).on("_id", Direction.ASC));
        }
    }
}
