package afterbell.funding.disbursement.store;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.stereotype.Repository;

import afterbell.funding.disbursement.model.Disbursement;
import afterbell.funding.disbursement.model.Disbursement.Ordered;
import afterbell.funding.disbursement.model.Disbursement.Paid;
import afterbell.funding.disbursement.outbox.DisbursementFacts;
import afterbell.funding.disbursement.store.DisbursementDocument.State;
import afterbell.messaging.CollectionIndexes;
import afterbell.messaging.outbox.AggregateStore;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Versioned;

/** The disbursements; a claim's id is the id of its disbursement, so that the store itself holds no second one (R17). */
@Repository
public class Disbursements {
    static final String COLLECTION = "disbursements";

    private final AggregateStore<DisbursementDocument> documents;

    Disbursements(AggregateStores stores) {
        this.documents = stores.of(COLLECTION, DisbursementDocument.class);
    }

    @Configuration(proxyBeanMethods = false)
    static class Indexes {
        @Bean
        CollectionIndexes indexesOfDisbursements() {
            return CollectionIndexes.of(COLLECTION,
                    new Index().named("of-state").on("s.st", Direction.ASC).on("_id", Direction.ASC),
                    new Index().named("of-semester").on("s.se", Direction.ASC).on("_id", Direction.ASC),
                    new Index().named("of-batch").on("s.bt", Direction.ASC).on("_id", Direction.ASC));
        }
    }

    public Optional<Versioned<Disbursement>> find(String id) {
        return documents.find(id).map(found -> found.map(it -> it.toDisbursement(id)));
    }

    public List<Versioned<Disbursement>> find(Collection<String> ids) {
        return disbursements(documents.find(ids));
    }

    /** @param after id of the last one of the page before, empty for the first page */
    public List<Versioned<Disbursement>> ofSemester(String semesterId, String after, int limit) {
        return disbursements(documents.find(Filters.and(Filters.eq("s.se", semesterId), Filters.gt("_id", after)),
                Sorts.ascending("_id"), limit));
    }

    /** @return those whose last attempt goes, or went, in the file of that batch */
    public List<Versioned<Disbursement>> ofBatch(String batchId, int limit) {
        return disbursements(documents.find(Filters.eq("s.bt", batchId), Sorts.ascending("_id"), limit));
    }

    private static List<Versioned<Disbursement>> disbursements(List<Versioned<DisbursementDocument>> found) {
        return found.stream()
                .<Versioned<Disbursement>>map(one -> one.map(it -> it.toDisbursement(one.id())))
                .toList();
    }

    /** @return paid ones that stand in no book yet */
    public List<Versioned<Disbursement>> unbooked(int limit) {
        return disbursements(documents.find(Filters.eq("s.st", State.PAID.name()), Sorts.ascending("_id"), limit));
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException if it has changed meanwhile */
    public Versioned<Disbursement> save(Versioned<?> before, Disbursement next) {
        return documents
                .save(before, DisbursementDocument.of(next), List.of(DisbursementFacts.toPublish(next)))
                .map(saved -> saved.toDisbursement(before.id()));
    }

    /** Notes what the bank says while it is under way; nobody else needs to know. */
    public void noted(Versioned<?> before, Ordered ordered) {
        documents.save(before, DisbursementDocument.of(ordered), List.of());
    }

    /** Notes that the money stands in the book; nobody else needs to know. */
    public Versioned<Disbursement> booked(Versioned<?> before, Paid paid) {
        return documents
                .save(before, DisbursementDocument.of(new Paid(paid.order(), paid.on(), paid.reference(), true)),
                        List.of())
                .map(saved -> saved.toDisbursement(before.id()));
    }
}
