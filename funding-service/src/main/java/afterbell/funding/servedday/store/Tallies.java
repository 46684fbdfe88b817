package afterbell.funding.servedday.store;

import java.util.List;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import org.springframework.stereotype.Repository;

import afterbell.funding.servedday.model.Semester;
import afterbell.funding.servedday.model.Tally;
import afterbell.messaging.outbox.AggregateStore;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Versioned;

/** The tallies, one per group and semester. */
@Repository
public class Tallies {
    static final String COLLECTION = "served-days";

    private final AggregateStore<TallyDocument> documents;

    Tallies(AggregateStores stores) {
        this.documents = stores.of(COLLECTION, TallyDocument.class);
    }

    public static String idOf(String groupId, Semester semester) {
        return groupId + ":" + semester.id();
    }

    /** @return the tally; an empty one where nothing was counted yet */
    public Versioned<Tally> load(String groupId, String schoolId, Semester semester) {
        String id = idOf(groupId, semester);
        return documents.find(id)
                .map(found -> found.map(TallyDocument::toTally))
                .orElseGet(() -> Versioned.fresh(id, Tally.empty(groupId, schoolId, semester)));
    }

    /** @param after id of the last tally of the page before, empty for the first page */
    public List<Tally> ofSchool(String schoolId, Semester semester, String after, int limit) {
        var ofSchool = Filters.and(Filters.eq("s.sc", schoolId), Filters.eq("s.se", semester.id()),
                Filters.gt("_id", after));
        return documents.find(ofSchool, Sorts.ascending("_id"), limit)
                .stream()
                .map(found -> found.state().toTally())
                .toList();
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException if the tally has changed meanwhile */
    public void save(Versioned<Tally> before, Tally next) {
        documents.save(before, TallyDocument.of(next), List.of());
    }

    public void clear() {
        documents.clear();
    }
}
