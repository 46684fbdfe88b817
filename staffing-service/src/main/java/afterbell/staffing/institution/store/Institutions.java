package afterbell.staffing.institution.store;

import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Optional;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Repository;

import afterbell.messaging.outbox.AggregateStore;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Versioned;
import afterbell.staffing.institution.model.Institution.Undeclared;
import afterbell.staffing.institution.outbox.InstitutionFacts;

/** The institutions whose people serve, or want to. */
@Repository
public class Institutions {
    static final String COLLECTION = "institutions";

    private final AggregateStore<InstitutionDocument> documents;

    Institutions(AggregateStores stores) {
        this.documents = stores.of(COLLECTION, InstitutionDocument.class);
    }

    public Optional<Versioned<InstitutionFile>> find(String institutionId) {
        return documents.find(institutionId).map(Institutions::read);
    }

    /** @return the institution; an undeclared one where nothing is known of it */
    public Versioned<InstitutionFile> load(String institutionId) {
        return find(institutionId).orElseGet(() -> Versioned.fresh(institutionId,
                new InstitutionFile(new Undeclared(institutionId), null)));
    }

    /** @param after id of the last institution of the page before, empty for the first page */
    public List<Versioned<InstitutionFile>> all(String after, int limit) {
        return find(Filters.gt("_id", after), Sorts.ascending("_id"), limit);
    }

    /**
     * @param after id of the last institution of the page before, empty for the first page
     * @return those that are accepted on that day and stand as accepted
     */
    public List<Versioned<InstitutionFile>> acceptedOn(LocalDate day, String after, int limit) {
        return find(Filters.and(Filters.eq("s.st", "A"), Filters.gt("_id", after),
                Filters.gte("s.au", day.toString())), Sorts.ascending("_id"), limit);
    }

    /**
     * @param after key of the last institution of the page before, empty for the first page
     * @return those with a declaration to review, the oldest first
     */
    public List<Versioned<InstitutionFile>> waiting(String after, int limit) {
        return find(Filters.gt("s.wt", after), Sorts.ascending("s.wt"), limit);
    }

    /** @return where an institution stands in the list of what waits */
    public static String waitingKey(Versioned<InstitutionFile> waiting) {
        return waiting.state()
                .institution()
                .waiting()
                .map(it -> it.on() + " " + waiting.id())
                .orElseThrow();
    }

    /** @return accepted ones whose evidence ended before that day, the longest ago first */
    public List<Versioned<InstitutionFile>> expiredBefore(LocalDate day, int limit) {
        return find(Filters.lt("s.au", day.toString()), Sorts.ascending("s.au"), limit);
    }

    /** @return those whose people may still have to be told of changed days, the oldest change first */
    public List<Versioned<InstitutionFile>> withChangedDays(int limit) {
        return find(Filters.gt("s.ca", new Date(0)), Sorts.ascending("s.ca"), limit);
    }

    /**
     * Saves what has changed, with the fact that tells it.
     *
     * @throws org.springframework.dao.OptimisticLockingFailureException if the institution has changed meanwhile
     */
    public Versioned<InstitutionFile> save(Versioned<InstitutionFile> before, InstitutionFile next) {
        if (next.equals(before.state())) {
            return before;
        }
        var facts = InstitutionFacts.toPublish(before.state().institution(), next.institution()).stream().toList();
        return documents.save(before, InstitutionDocument.of(next), facts).map(_ -> next);
    }

    private List<Versioned<InstitutionFile>> find(Bson filter, Bson sort, int limit) {
        return documents.find(filter, sort, limit).stream().map(Institutions::read).toList();
    }

    private static Versioned<InstitutionFile> read(Versioned<InstitutionDocument> found) {
        return found.map(document -> document.toFile(found.id()));
    }
}
