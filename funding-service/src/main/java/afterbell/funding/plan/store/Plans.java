package afterbell.funding.plan.store;

import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Repository;

import afterbell.funding.plan.model.SchoolPlans;
import afterbell.messaging.outbox.AggregateStore;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Versioned;

/** What schools offer in the afternoon, one document per school; a copy of enrollment's facts. */
@Repository
public class Plans {
    static final String COLLECTION = "school-plans";

    private final AggregateStore<PlansDocument> documents;

    Plans(AggregateStores stores) {
        this.documents = stores.of(COLLECTION, PlansDocument.class);
    }

    public Optional<SchoolPlans> of(String schoolId) {
        return documents.find(schoolId).map(found -> found.state().toPlans(schoolId));
    }

    /** Keeps the plans unless a fact as late is known. */
    public void learn(SchoolPlans plans) {
        var known = documents.find(plans.schoolId());
        if (known.isEmpty() || known.get().state().sequence() < plans.sequence()) {
            Versioned<?> before = known.isPresent() ? known.get() : Versioned.fresh(plans.schoolId(), plans);
            documents.save(before, PlansDocument.of(plans), List.of());
        }
    }

    public void clear() {
        documents.clear();
    }
}
