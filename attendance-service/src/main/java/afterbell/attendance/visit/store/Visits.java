package afterbell.attendance.visit.store;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.stereotype.Repository;

import afterbell.attendance.visit.model.Visit;
import afterbell.attendance.visit.model.Visitor;
import afterbell.confidential.Confidential;
import afterbell.confidential.Sealed;
import afterbell.confidential.SubjectForgottenException;
import afterbell.messaging.CollectionIndexes;
import afterbell.messaging.outbox.AggregateStore;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Versioned;

/** The gate register. Who the visitors of a school's day are is sealed under that day's own key. */
@Repository
public class Visits {
    private static final String COLLECTION = "visits";
    private static final String NAME = "name";
    private static final String CONTACT = "contact";

    private final AggregateStore<VisitDocument> documents;
    private final Confidential confidential;

    Visits(AggregateStores stores, Confidential confidential) {
        this.documents = stores.of(COLLECTION, VisitDocument.class);
        this.confidential = confidential;
    }

    /** @param visitor null once it is forgotten */
    public record Opened(Visit visit, @Nullable Visitor visitor) {}

    static String id(String schoolId, String visitId) {
        return schoolId + ":" + visitId;
    }

    private static String subject(String schoolId, String day) {
        return "visitors:" + schoolId + ":" + day;
    }

    public Optional<Versioned<Visit>> find(String schoolId, String visitId) {
        return documents.find(id(schoolId, visitId)).map(found -> found.map(VisitDocument::toVisit));
    }

    public Optional<Opened> opened(String schoolId, String visitId) {
        return documents.find(id(schoolId, visitId)).map(found -> open(found.state()));
    }

    /** @return visits of the day, by id */
    public List<Opened> ofDay(String schoolId, LocalDate day, String afterVisit, int limit) {
        var ofDay = Filters.and(Filters.eq("s.sc", schoolId), Filters.eq("s.d", day.toString()),
                Filters.gt("_id", id(schoolId, afterVisit)));
        return documents.find(ofDay, Sorts.ascending("_id"), limit).stream().map(it -> open(it.state())).toList();
    }

    /** @return visits of people who are inside, whenever they came, by id */
    public List<Opened> inside(String schoolId, String afterVisit, int limit) {
        return documents.find(isInside(schoolId, afterVisit), Sorts.ascending("s." + VisitDocument.INSIDE), limit)
                .stream()
                .map(it -> open(it.state()))
                .toList();
    }

    public int countInside(String schoolId, int most) {
        return documents.find(isInside(schoolId, ""), Sorts.ascending("s." + VisitDocument.INSIDE), most).size();
    }

    private static Bson isInside(String schoolId, String afterVisit) {
        return Filters.and(Filters.gt("s." + VisitDocument.INSIDE, id(schoolId, afterVisit)),
                Filters.lt("s." + VisitDocument.INSIDE, schoolId + ";"));
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException if the visit was told of meanwhile */
    public void add(Visit visit, Visitor visitor) {
        var arrival = visit.arrival();
        String subject = subject(arrival.schoolId(), arrival.date().toString());
        String contact = visitor.contact();
        var document = VisitDocument.of(visit, confidential.seal(subject, NAME, visitor.name()),
                contact == null ? null : confidential.seal(subject, CONTACT, contact));
        documents.save(Versioned.fresh(id(arrival.schoolId(), arrival.visitId()), visit), document, List.of());
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException if the visit has changed meanwhile */
    public void save(Versioned<Visit> before, Visit next) {
        var stored = documents.find(before.id()).orElseThrow().state();
        documents.save(before, VisitDocument.of(next, stored.name(), stored.contact()), List.of());
    }

    /**
     * Forgets who came before that day: first the day's key, then the words. Repeating completes what a crash left.
     *
     * @param most visits
     * @return how many were forgotten
     */
    public int forgetBefore(LocalDate day, int most) {
        var old = documents.find(Filters.lt("s." + VisitDocument.NAMED_DAY, day.toString()),
                Sorts.ascending("s." + VisitDocument.NAMED_DAY), most);
        old.stream()
                .map(it -> subject(it.state().schoolId(), it.state().date()))
                .distinct()
                .forEach(confidential::forget);
        documents.save(old.stream()
                .map(it -> new AggregateStore.Change<>(it, VisitDocument.of(it.state().toVisit(), null, null)))
                .toList());
        return old.size();
    }

    private Opened open(VisitDocument stored) {
        String subject = subject(stored.schoolId(), stored.date());
        return new Opened(stored.toVisit(), stored.name() == null
                ? null
                : visitor(subject, stored.name(), stored.contact()));
    }

    private @Nullable Visitor visitor(String subject, Sealed name, @Nullable Sealed contact) {
        try {
            return new Visitor(confidential.open(subject, NAME, name),
                    contact == null ? null : confidential.open(subject, CONTACT, contact));
        } catch (SubjectForgottenException forgotten) {
            return null;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Indexes {
        @Bean
        CollectionIndexes indexesOfVisits() {
            return CollectionIndexes.of(COLLECTION,
                    new Index().named("of-day")
                            .on("s.sc", Direction.ASC)
                            .on("s.d", Direction.ASC)
                            .on("_id", Direction.ASC),
                    new Index().named("inside").on("s." + VisitDocument.INSIDE, Direction.ASC).sparse(),
                    new Index().named("named").on("s." + VisitDocument.NAMED_DAY, Direction.ASC).sparse());
        }
    }
}
