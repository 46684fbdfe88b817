package afterbell.enrollment.school.store;

import java.util.List;
import java.util.Optional;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import org.springframework.stereotype.Repository;

import afterbell.enrollment.school.model.School;
import afterbell.enrollment.school.outbox.SchoolFacts;
import afterbell.messaging.outbox.AggregateStore;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Versioned;

/** The registered schools. */
@Repository
public class Schools {
    static final String COLLECTION = "schools";

    private final AggregateStore<SchoolDocument> documents;

    Schools(AggregateStores stores) {
        this.documents = stores.of(COLLECTION, SchoolDocument.class);
    }

    public Optional<Versioned<School>> find(String schoolId) {
        return documents.find(schoolId).map(found -> found.map(document -> document.toSchool(schoolId)));
    }

    public Optional<Versioned<School>> withGroup(String groupId) {
        return documents.find(Filters.eq("s.g.i", groupId), Sorts.ascending("_id"), 1)
                .stream()
                .findFirst()
                .map(found -> found.map(document -> document.toSchool(found.id())));
    }

    /** @param after id of the last school of the page before, empty for the first page */
    public List<Versioned<School>> all(String after, int limit) {
        return documents.find(Filters.gt("_id", after), Sorts.ascending("_id"), limit)
                .stream()
                .map(found -> found.map(document -> document.toSchool(found.id())))
                .toList();
    }

    /** @param after id of the last school of the page before, empty for the first page */
    public List<Versioned<School>> ofDivision(String division, String after, int limit) {
        return documents.find(Filters.and(Filters.eq("s.d", division), Filters.gt("_id", after)),
                Sorts.ascending("s.d", "_id"), limit)
                .stream()
                .map(found -> found.map(document -> document.toSchool(found.id())))
                .toList();
    }

    public Versioned<School> register(School school) {
        var saved = documents.save(Versioned.fresh(school.schoolId(), school), SchoolDocument.of(school),
                List.of(SchoolFacts.registered(school)));
        return saved.map(_ -> school);
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException if the school has changed meanwhile */
    public Versioned<School> change(Versioned<School> before, School next) {
        if (next.equals(before.state())) {
            return before;
        }
        return documents.save(before, SchoolDocument.of(next), List.of(SchoolFacts.changed(next))).map(_ -> next);
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException if the school has changed meanwhile */
    public Versioned<School> publishPlan(Versioned<School> before, School next) {
        if (next.equals(before.state())) {
            return before;
        }
        return documents.save(before, SchoolDocument.of(next), List.of(SchoolFacts.planPublished(next)))
                .map(_ -> next);
    }
}
