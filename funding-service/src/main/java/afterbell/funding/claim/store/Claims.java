package afterbell.funding.claim.store;

import java.util.List;
import java.util.Optional;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import org.springframework.stereotype.Repository;

import afterbell.funding.claim.model.Claim;
import afterbell.funding.claim.model.ClaimId;
import afterbell.funding.claim.model.ClaimRules.Outcome.Moved;
import afterbell.funding.claim.outbox.ClaimFacts;
import afterbell.messaging.outbox.AggregateStore;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Outgoing;
import afterbell.messaging.outbox.Versioned;

/** The claims, one per school and semester. */
@Repository
public class Claims {
    static final String COLLECTION = "claims";

    private final AggregateStore<ClaimDocument> documents;

    Claims(AggregateStores stores) {
        this.documents = stores.of(COLLECTION, ClaimDocument.class);
    }

    public Optional<Versioned<Claim>> find(ClaimId id) {
        return documents.find(id.value()).map(found -> found.map(ClaimDocument::toClaim));
    }

    /** @param after id of the last claim of the page before, empty for the first page */
    public List<Versioned<Claim>> ofSemester(String semesterId, String after, int limit) {
        var ofSemester = Filters.and(Filters.eq("s.se", semesterId), Filters.gt("_id", after));
        return documents.find(ofSemester, Sorts.ascending("_id"), limit)
                .stream()
                .<Versioned<Claim>>map(found -> found.map(ClaimDocument::toClaim))
                .toList();
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException if the claim has changed meanwhile */
    public Versioned<Claim> save(Versioned<?> before, Moved moved) {
        List<Outgoing> facts = moved.told() ? List.of(ClaimFacts.toPublish(moved.claim())) : List.of();
        return documents.save(before, ClaimDocument.of(moved.claim()), facts).map(ClaimDocument::toClaim);
    }
}
