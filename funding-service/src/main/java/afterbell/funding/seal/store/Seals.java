package afterbell.funding.seal.store;

import java.util.Collection;
import java.util.List;

import org.springframework.stereotype.Repository;

import afterbell.funding.seal.model.SchoolSeals;
import afterbell.funding.seal.model.SchoolSeals.DaySeal;
import afterbell.funding.servedday.model.Semester;
import afterbell.messaging.outbox.AggregateStore;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Versioned;

/** The seals of afternoons, one document per school and half of a school year; a copy of attendance's facts. */
@Repository
public class Seals {
    static final String COLLECTION = "day-seals";

    private final AggregateStore<SealsDocument> documents;

    Seals(AggregateStores stores) {
        this.documents = stores.of(COLLECTION, SealsDocument.class);
    }

    private static String idOf(String schoolId, Semester semester) {
        return schoolId + ":" + semester.id();
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException if the seals have changed meanwhile */
    public void learn(String schoolId, Semester semester, DaySeal seal) {
        var id = idOf(schoolId, semester);
        var before = documents.find(id)
                .map(found -> found.map(SealsDocument::toSeals))
                .orElseGet(() -> Versioned.fresh(id, SchoolSeals.none(schoolId, semester)));
        var next = before.state().with(seal);
        if (!next.equals(before.state())) {
            documents.save(before, SealsDocument.of(next), List.of());
        }
    }

    /** @return what is known of the school in these halves */
    public List<SchoolSeals> of(String schoolId, Collection<Semester> halves) {
        return documents.find(halves.stream().map(half -> idOf(schoolId, half)).toList())
                .stream()
                .map(found -> found.state().toSeals())
                .toList();
    }

    public void clear() {
        documents.clear();
    }
}
