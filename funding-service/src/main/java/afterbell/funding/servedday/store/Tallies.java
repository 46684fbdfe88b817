package afterbell.funding.servedday.store;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.stream.Collectors;

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

    /** Which tally, and whose it is when nothing was counted yet. */
    public record Key(String groupId, String schoolId, Semester semester) {
        String id() {
            return idOf(groupId, semester);
        }

        Versioned<Tally> fresh() {
            return Versioned.fresh(id(), Tally.empty(groupId, schoolId, semester));
        }
    }

    /** A tally that is to follow the one that was loaded. */
    public record Change(Versioned<Tally> before, Tally next) {}

    /** @return each of the tallies in the order of the keys; an empty one where nothing was counted yet */
    public SequencedMap<Key, Versioned<Tally>> load(Collection<Key> keys) {
        var found = documents.find(keys.stream().map(Key::id).toList())
                .stream()
                .collect(Collectors.toMap(Versioned::id, stored -> stored.map(TallyDocument::toTally)));
        var tallies = new LinkedHashMap<Key, Versioned<Tally>>();
        keys.forEach(key -> tallies.put(key, Objects.requireNonNullElseGet(found.get(key.id()), key::fresh)));
        return tallies;
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

    /** @param after id of the last tally of the page before, empty for the first page */
    public List<Versioned<Tally>> ofSemester(Semester semester, String after, int limit) {
        var ofSemester = Filters.and(Filters.eq("s.se", semester.id()), Filters.gt("_id", after));
        return documents.find(ofSemester, Sorts.ascending("_id"), limit)
                .stream()
                .map(found -> found.map(TallyDocument::toTally))
                .toList();
    }

    /**
     * One write for all.
     *
     * @throws org.springframework.dao.OptimisticLockingFailureException if a tally has changed meanwhile; others may be
     *                                                                   saved
     */
    public void save(List<Change> changes) {
        documents.save(changes.stream()
                .map(change -> new AggregateStore.Change<>(change.before(), TallyDocument.of(change.next())))
                .toList());
    }

    public void clear() {
        documents.clear();
    }
}
