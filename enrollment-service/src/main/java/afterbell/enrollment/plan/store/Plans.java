package afterbell.enrollment.plan.store;

import java.util.List;
import java.util.Optional;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Repository;

import afterbell.enrollment.plan.model.Dossier;
import afterbell.enrollment.plan.model.Plan.Stage;
import afterbell.enrollment.plan.model.PlanEvent;
import afterbell.enrollment.plan.model.PublishedPlan;
import afterbell.enrollment.plan.outbox.PlanFacts;
import afterbell.messaging.outbox.AggregateStore;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Versioned;

/** The service plans of the schools, and every version that was published. */
@Repository
public class Plans {
    /** The most versions of one plan that are listed. */
    public static final int MOST_VERSIONS = 100;

    static final String COLLECTION = "plans";
    private static final char AFTER_COLON = ';';

    private final AggregateStore<DossierDocument> documents;
    /** What is no longer in force, one document for each version; written once. */
    private final AggregateStore<PublishedDocument> replaced;

    Plans(AggregateStores stores) {
        this.documents = stores.of(COLLECTION, DossierDocument.class);
        this.replaced = stores.of("replaced-plans", PublishedDocument.class);
    }

    /**
     * A dossier that waits for the bureau.
     *
     * @param key where the list goes on
     */
    public record Waiting(DossierId id, Versioned<Dossier> dossier, String key) {}

    public Versioned<Dossier> load(String schoolId, String semesterId) {
        String id = new DossierId(schoolId, semesterId).toString();
        return documents.find(id)
                .<Versioned<Dossier>>map(found -> found.map(DossierDocument::toDossier))
                .orElseGet(() -> Versioned.fresh(id, Dossier.EMPTY));
    }

    /**
     * Saves a dossier. The version that goes out of force is laid aside first, so that a crash between the two loses
     * none.
     *
     * @throws OptimisticLockingFailureException if the dossier has changed meanwhile
     */
    public Versioned<Dossier> save(Versioned<Dossier> before, Dossier next, List<PlanEvent> events) {
        if (next.equals(before.state())) {
            return before;
        }
        var id = DossierId.parse(before.id());
        before.state()
                .plan()
                .inForce()
                .filter(old -> next.plan().inForce().filter(it -> it.version() > old.version()).isPresent())
                .ifPresent(old -> layAside(id, old));
        var facts = events.stream().map(it -> PlanFacts.of(id.schoolId(), id.semesterId(), it)).toList();
        return documents.save(before, DossierDocument.of(id, next), facts).map(_ -> next);
    }

    /** @return a version that is no longer in force */
    public Optional<PublishedPlan> replaced(String schoolId, String semesterId, int version) {
        return replaced.find(versionId(new DossierId(schoolId, semesterId), version))
                .map(found -> found.state().toPlan());
    }

    /** @return the versions that are no longer in force, the newest first */
    public List<PublishedPlan> replaced(String schoolId, String semesterId) {
        var id = new DossierId(schoolId, semesterId);
        return replaced.find(Filters.and(Filters.gt("_id", id + ":"), Filters.lt("_id", id.toString() + AFTER_COLON)),
                Sorts.descending("_id"), MOST_VERSIONS).stream().map(found -> found.state().toPlan()).toList();
    }

    /**
     * The plans of a semester that stand in a state, those that have waited longest first.
     *
     * @param after key of the last one of the page before, empty for the first page
     */
    public List<Waiting> standing(String semesterId, Stage stage, String after, int limit) {
        return documents.find(Filters.and(Filters.eq("s.m", semesterId), Filters.eq("s.st", stage.name()),
                Filters.gt("s.q", after)), Sorts.ascending("s.m", "s.st", "s.q"), limit)
                .stream()
                .map(found -> waiting(found, found.state().since()))
                .toList();
    }

    /**
     * The plans with appeals that wait for a decision, those that have waited longest first.
     *
     * @param after key of the last one of the page before, empty for the first page
     */
    public List<Waiting> withOpenAppeals(String after, int limit) {
        return documents.find(Filters.gt("s.w", after), Sorts.ascending("s.w"), limit)
                .stream()
                .map(found -> waiting(found, Optional.ofNullable(found.state().waiting()).orElse("")))
                .toList();
    }

    private static Waiting waiting(Versioned<DossierDocument> found, String key) {
        return new Waiting(DossierId.parse(found.id()), found.map(DossierDocument::toDossier), key);
    }

    private void layAside(DossierId id, PublishedPlan old) {
        String versionId = versionId(id, old.version());
        if (replaced.find(versionId).isEmpty()) {
            try {
                replaced.save(Versioned.fresh(versionId, old), PublishedDocument.of(old), List.of());
            } catch (OptimisticLockingFailureException e) {
                // Another one has laid the same version aside.
                return;
            }
        }
    }

    private static String versionId(DossierId id, int version) {
        return "%s:%06d".formatted(id, version);
    }
}
