package afterbell.funding.policy.store;

import java.util.List;

import org.springframework.stereotype.Repository;

import afterbell.funding.policy.model.PolicyRegistry;
import afterbell.messaging.outbox.AggregateStore;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Versioned;

/** The city's policies: one document, because what holds is decided over all of them. */
@Repository
public class Policies {
    private static final String CITY = "city";

    private final AggregateStore<PoliciesDocument> documents;

    Policies(AggregateStores stores) {
        this.documents = stores.of("policies", PoliciesDocument.class);
    }

    public Versioned<PolicyRegistry> load() {
        return documents.find(CITY)
                .map(found -> found.map(PoliciesDocument::toRegistry))
                .orElseGet(() -> Versioned.fresh(CITY, PolicyRegistry.EMPTY));
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException if another policy was set meanwhile */
    public void save(Versioned<PolicyRegistry> before, PolicyRegistry next) {
        documents.save(before, PoliciesDocument.of(next), List.of());
    }
}
