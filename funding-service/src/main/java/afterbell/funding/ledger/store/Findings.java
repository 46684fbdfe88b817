package afterbell.funding.ledger.store;

import java.util.List;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Repository;

import afterbell.funding.ledger.model.Finding;
import afterbell.messaging.outbox.AggregateStore;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Versioned;

/** Refused attempts on the fund; only ever added. */
@Repository
public class Findings {
    static final String COLLECTION = "findings";

    private final AggregateStore<FindingDocument> documents;

    Findings(AggregateStores stores) {
        this.documents = stores.of(COLLECTION, FindingDocument.class);
    }

    /** Keeps the finding; tried again it is the same one. */
    public void add(Finding finding) {
        if (documents.find(finding.findingId()).isPresent()) {
            return;
        }
        try {
            documents.save(Versioned.fresh(finding.findingId(), finding), FindingDocument.of(finding), List.of());
        } catch (OptimisticLockingFailureException _) {
            // Somebody has kept the same one at the same time.
        }
    }

    /** @param after order of the last finding of the page before, empty for the first page */
    public List<Finding> ofSchool(String schoolId, String after, int limit) {
        return documents
                .find(Filters.and(Filters.eq("s.sc", schoolId), Filters.gt("s.k", after)), Sorts.ascending("s.k"),
                        limit)
                .stream()
                .map(found -> found.state().toFinding(found.id()))
                .toList();
    }

    public static String orderOf(Finding finding) {
        return FindingDocument.orderOf(finding);
    }
}
