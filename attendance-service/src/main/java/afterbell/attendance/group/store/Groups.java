package afterbell.attendance.group.store;

import java.util.List;
import java.util.Optional;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
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
    private static final int MOST_REMEMBERED = 50_000;
    /** About 20 kB each. */
    private static final int MOST_WHOLE = 500;

    private final AggregateStore<GroupDocument> documents;
    /** A group never changes its school. */
    private final Cache<String, String> schools = Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();
    /** What was read last; it holds while the stored version is the same. */
    private final Cache<String, Versioned<Group>> remembered = Caffeine.newBuilder()
            .maximumSize(MOST_WHOLE)
            .build();

    Groups(AggregateStores stores) {
        this.documents = stores.of(COLLECTION, GroupDocument.class);
    }

    /** @return the school of a group in which somebody holds or has held a place */
    public Optional<String> schoolOf(String groupId) {
        return Optional.ofNullable(schools.getIfPresent(groupId)).or(() -> {
            var read = find(Filters.eq("s.g", groupId), 1).stream().map(Group::schoolId).findFirst();
            read.ifPresent(schoolId -> schools.put(groupId, schoolId));
            return read;
        });
    }

    /** @return the group in that semester; empty where nobody has held a place in it */
    public Optional<Group> find(String groupId, String semesterId) {
        String id = id(groupId, semesterId);
        var known = remembered.getIfPresent(id);
        if (known != null && documents.versionOf(id).filter(stored -> stored == known.version()).isPresent()) {
            return Optional.of(known.state());
        }
        var read = documents.find(id).map(found -> found.map(GroupDocument::toGroup));
        read.ifPresent(group -> remembered.put(id, group));
        return read.map(Versioned::state);
    }

    /** @return the group as it is known; the given one where nothing is */
    public Versioned<Group> load(Group empty) {
        String id = id(empty.groupId(), empty.semesterId());
        return documents.find(id)
                .map(found -> found.map(GroupDocument::toGroup))
                .orElseGet(() -> Versioned.fresh(id, empty));
    }

    public List<Group> ofSchool(String schoolId, String semesterId) {
        return find(Filters.and(Filters.eq("s.sc", schoolId), Filters.eq("s.se", semesterId)), MOST_OF_A_SCHOOL);
    }

    /** @return the groups in which the pupil holds or has held a place, once for each semester */
    public List<Group> ofPupil(String pupilId) {
        return find(Filters.eq("s.p.p", pupilId), MOST_OF_A_PUPIL);
    }

    private List<Group> find(Bson which, int most) {
        return documents.find(which, Sorts.ascending("_id"), most)
                .stream()
                .map(found -> found.state().toGroup())
                .toList();
    }

    private static String id(String groupId, String semesterId) {
        return groupId + ":" + semesterId;
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException if the group has changed meanwhile */
    public void save(Versioned<Group> before, Group next) {
        documents.save(before, GroupDocument.of(next), List.of());
    }

    public void clear() {
        documents.clear();
        schools.invalidateAll();
        remembered.invalidateAll();
    }

    @Configuration(proxyBeanMethods = false)
    static class Indexes {
        @Bean
        CollectionIndexes indexesOfGroups() {
            return CollectionIndexes.of(COLLECTION,
                    new Index().named("of-school")
                            .on("s.sc", Direction.ASC)
                            .on("s.se", Direction.ASC)
                            .on("_id", Direction.ASC),
                    new Index().named("of-group").on("s.g", Direction.ASC).on("_id", Direction.ASC),
                    new Index().named("of-pupil").on("s.p.p", Direction.ASC).on("_id", Direction.ASC));
        }
    }
}
