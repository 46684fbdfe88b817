package afterbell.enrollment.semester.store;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import org.springframework.stereotype.Repository;

import afterbell.enrollment.semester.model.Semester;
import afterbell.enrollment.semester.outbox.SemesterFacts;
import afterbell.messaging.outbox.AggregateStore;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Versioned;

/** The semesters that the bureau has set. */
@Repository
public class Semesters {
    static final String COLLECTION = "semesters";
    /** Semesters follow one another: a month lies in two at most, whatever else was set. */
    private static final int MOST_AT_ONCE = 8;

    private final AggregateStore<SemesterDocument> documents;

    Semesters(AggregateStores stores) {
        this.documents = stores.of(COLLECTION, SemesterDocument.class);
    }

    public Optional<Versioned<Semester>> find(String semesterId) {
        return documents.find(semesterId).map(found -> found.map(document -> document.toSemester(semesterId)));
    }

    /** @return the newest semesters, the newest first */
    public List<Semester> newest(int limit) {
        return documents.find(Filters.gt("s.f", ""), Sorts.descending("s.f", "_id"), limit)
                .stream()
                .map(found -> found.state().toSemester(found.id()))
                .toList();
    }

    /** @return the semesters that have a day in that time, the newest first */
    public List<Semester> in(LocalDate first, LocalDate last) {
        return documents.find(Filters.lte("s.f", last.toString()), Sorts.descending("s.f", "_id"), MOST_AT_ONCE)
                .stream()
                .map(found -> found.state().toSemester(found.id()))
                .filter(semester -> !semester.last().isBefore(first))
                .toList();
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException if the semester has changed meanwhile */
    public Versioned<Semester> save(Versioned<Semester> before, Semester next) {
        var fact = SemesterFacts.set(next, Math.toIntExact(before.version() + 1));
        return documents.save(before, SemesterDocument.of(next), List.of(fact)).map(_ -> next);
    }
}
