package afterbell.enrollment.plan.store;

import java.util.ArrayList;
import java.util.List;

import org.springframework.stereotype.Repository;

import afterbell.enrollment.plan.model.Plan;
import afterbell.enrollment.plan.model.Plan.Unwritten;
import afterbell.enrollment.plan.store.PlanDocument.ContentDocument;
import afterbell.enrollment.plan.store.PlanDocument.PublishedDocument;
import afterbell.messaging.outbox.AggregateStore;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Versioned;

/** The service plans of the schools. */
@Repository
public class Plans {
    private static final int MOST_PAST = 50;

    private final AggregateStore<PlanDocument> documents;

    Plans(AggregateStores stores) {
        this.documents = stores.of("plans", PlanDocument.class);
    }

    public Versioned<Plan> load(String schoolId, String semesterId) {
        String id = schoolId + ":" + semesterId;
        return documents.find(id)
                .<Versioned<Plan>>map(found -> found.map(PlanDocument::toPlan))
                .orElseGet(() -> Versioned.fresh(id, new Unwritten()));
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException if the plan has changed meanwhile */
    public Versioned<Plan> save(Versioned<Plan> before, Plan next) {
        if (next.equals(before.state())) {
            return before;
        }
        var document = new PlanDocument(next.waiting().map(ContentDocument::of).orElse(null),
                next.inForce().map(PublishedDocument::of).orElse(null), past(before, next));
        return documents.save(before, document, List.of()).map(_ -> next);
    }

    private List<PublishedDocument> past(Versioned<Plan> before, Plan next) {
        var past = new ArrayList<>(documents.find(before.id()).map(it -> it.state().past()).orElse(List.of()));
        before.state()
                .inForce()
                .filter(old -> next.inForce().filter(it -> it.version() > old.version()).isPresent())
                .ifPresent(old -> past.add(PublishedDocument.of(old)));
        return past.size() > MOST_PAST ? past.subList(past.size() - MOST_PAST, past.size()) : past;
    }
}
