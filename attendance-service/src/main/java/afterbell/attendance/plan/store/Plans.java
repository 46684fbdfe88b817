package afterbell.attendance.plan.store;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import org.springframework.stereotype.Repository;

import afterbell.attendance.plan.model.SchoolPlans;
import afterbell.attendance.plan.model.ServicePlan;
import afterbell.messaging.outbox.AggregateStore;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Versioned;

/** The published plans of each school. */
@Repository
public class Plans {
    private final AggregateStore<PlansDocument> documents;

    Plans(AggregateStores stores) {
        this.documents = stores.of("plans", PlansDocument.class);
    }

    public Optional<ServicePlan> find(String schoolId, String semesterId) {
        return load(schoolId).state().of(semesterId);
    }

    /** @return ids of schools with plans, in their order */
    public List<String> schoolsAfter(String schoolId, int limit) {
        return documents.find(Filters.gt("_id", schoolId), Sorts.ascending("_id"), limit)
                .stream()
                .map(Versioned::id)
                .toList();
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException if another reader has saved meanwhile */
    public void told(String schoolId, Collection<ServicePlan> plans) {
        var known = load(schoolId);
        var next = known.state().told(plans);
        if (!next.equals(known.state())) {
            documents.save(known, PlansDocument.of(next), List.of());
        }
    }

    private Versioned<SchoolPlans> load(String schoolId) {
        return documents.find(schoolId)
                .map(found -> found.map(PlansDocument::toPlans))
                .orElseGet(() -> Versioned.fresh(schoolId, SchoolPlans.NONE));
    }

    public void clear() {
        documents.clear();
    }
}
