package afterbell.funding.semester.store;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import org.springframework.stereotype.Repository;

import afterbell.funding.semester.model.PublishedSemester;
import afterbell.messaging.outbox.AggregateStore;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Versioned;

/** The semesters that the bureau has set, a copy of enrollment's. */
@Repository
public class Semesters {
    static final String COLLECTION = "semesters";
    /** Two a year for a century. */
    private static final int MOST_SEMESTERS = 200;

    private final AggregateStore<SemesterDocument> documents;

    Semesters(AggregateStores stores) {
        this.documents = stores.of(COLLECTION, SemesterDocument.class);
    }

    public Optional<PublishedSemester> find(String semesterId) {
        return documents.find(semesterId).map(found -> found.state().toSemester(semesterId));
    }

    /** @return all semesters, the earliest first */
    public List<PublishedSemester> all() {
        return documents.find(Filters.gte("_id", ""), Sorts.ascending("_id"), MOST_SEMESTERS)
                .stream()
                .map(found -> found.state().toSemester(found.id()))
                .sorted(Comparator.comparing(PublishedSemester::first))
                .toList();
    }

    /** @return the latest semester that began before that day */
    public Optional<PublishedSemester> before(LocalDate day) {
        return all().stream().filter(semester -> semester.first().isBefore(day)).reduce((_, later) -> later);
    }

    /** Keeps the semester unless a version as new is known. */
    public void learn(PublishedSemester semester) {
        var known = documents.find(semester.semesterId());
        if (known.isEmpty() || known.get().state().version() < semester.version()) {
            Versioned<?> before = known.isPresent() ? known.get() : Versioned.fresh(semester.semesterId(), semester);
            documents.save(before, SemesterDocument.of(semester), List.of());
        }
    }

    public void clear() {
        documents.clear();
    }
}
