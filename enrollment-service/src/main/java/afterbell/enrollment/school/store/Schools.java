package afterbell.enrollment.school.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import org.springframework.stereotype.Repository;

import afterbell.enrollment.school.model.RegisterChange;
import afterbell.enrollment.school.model.School;
import afterbell.enrollment.school.outbox.SchoolFacts;
import afterbell.enrollment.school.store.SchoolDocument.ChangeDocument;
import afterbell.messaging.outbox.AggregateStore;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Outgoing;
import afterbell.messaging.outbox.Versioned;

/** The registered schools. */
@Repository
public class Schools {
    public static final int MOST_CHANGES = 200;

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

    /** @return the newest {@value #MOST_CHANGES} changes of a school's register, the newest first */
    public List<RegisterChange> changes(String schoolId) {
        return past(schoolId).stream().map(ChangeDocument::toChange).toList().reversed();
    }

    public Versioned<School> register(School school, RegisterChange how) {
        var saved = documents.save(Versioned.fresh(school.schoolId(), school),
                SchoolDocument.of(school, List.of(ChangeDocument.of(how))), List.of(SchoolFacts.registered(school)));
        return saved.map(_ -> school);
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException if the school has changed meanwhile */
    public Versioned<School> describe(Versioned<School> before, School next, RegisterChange how) {
        var past = new ArrayList<>(past(before.id()));
        past.add(ChangeDocument.of(how));
        return save(before, next, past.subList(Math.max(0, past.size() - MOST_CHANGES), past.size()),
                SchoolFacts.changed(next));
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException if the school has changed meanwhile */
    public Versioned<School> change(Versioned<School> before, School next) {
        return save(before, next, past(before.id()), SchoolFacts.changed(next));
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException if the school has changed meanwhile */
    public Versioned<School> publishPlan(Versioned<School> before, School next) {
        return save(before, next, past(before.id()), SchoolFacts.planPublished(next));
    }

    /** The past was read before the version is checked: a change that came between makes the save fail. */
    private Versioned<School> save(Versioned<School> before, School next, List<ChangeDocument> past, Outgoing fact) {
        if (next.equals(before.state())) {
            return before;
        }
        return documents.save(before, SchoolDocument.of(next, past), List.of(fact)).map(_ -> next);
    }

    private List<ChangeDocument> past(String schoolId) {
        return documents.find(schoolId).map(found -> found.state().past()).orElse(List.of());
    }
}
