package afterbell.enrollment.roster.store;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import org.bson.conversions.Bson;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Repository;

import afterbell.enrollment.SideBySide;
import afterbell.enrollment.roster.model.Particulars;
import afterbell.enrollment.roster.model.Pupil;
import afterbell.enrollment.roster.model.Pupil.OffRoll;
import afterbell.enrollment.roster.model.Pupil.OnRoll;
import afterbell.enrollment.roster.model.Pupil.Unknown;
import afterbell.messaging.outbox.AggregateStore;
import afterbell.messaging.outbox.AggregateStore.Change;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Versioned;

/** The pupils of the city. */
@Repository
public class Pupils {
    static final String COLLECTION = "pupils";
    private static final int MOST_AT_ONCE = 500;
    private static final int MOST_OF_A_SCHOOL = 20_000;
    /** Of the system: a school's system that asks for what has changed must not miss a thing. */
    private final Clock clock = Clock.systemUTC();

    private final AggregateStore<PupilDocument> documents;
    private final PupilSeals seals;

    Pupils(AggregateStores stores, PupilSeals seals) {
        this.documents = stores.of(COLLECTION, PupilDocument.class);
        this.seals = seals;
    }

    public Versioned<Pupil> load(String pupilId) {
        return documents.find(pupilId).map(Pupils::pupil).orElseGet(() -> unknown(pupilId));
    }

    /** @return each asked pupil by id */
    public Map<String, Versioned<Pupil>> load(Collection<String> pupilIds) {
        var loaded = new HashMap<String, Versioned<Pupil>>();
        find("_id", pupilIds).forEach(found -> loaded.put(found.id(), pupil(found)));
        pupilIds.forEach(pupilId -> loaded.computeIfAbsent(pupilId, Pupils::unknown));
        return loaded;
    }

    /** @return who is on the school's roll under these roster ids, by roster id */
    public Map<String, Versioned<Pupil>> onRoll(String schoolId, Collection<String> rosterIds) {
        var keys = rosterIds.stream().map(it -> PupilDocument.rosterKey(schoolId, it)).toList();
        var loaded = new HashMap<String, Versioned<Pupil>>();
        find("s.k", keys).forEach(found -> loaded.put(found.state().entry().rosterId(), pupil(found)));
        return loaded;
    }

    /** @return who of the school's roll is in one of these classes of the school's own system, or has one of these guardians */
    public List<Versioned<Pupil>> ofSource(String schoolId, Collection<String> classIds, Collection<String> agentIds) {
        var found = new ArrayList<Versioned<Pupil>>();
        found.addAll(ofSource(schoolId, "s.e.ci", classIds));
        found.addAll(ofSource(schoolId, "s.e.ag", agentIds));
        return found;
    }

    private List<Versioned<Pupil>> ofSource(String schoolId, String field, Collection<String> values) {
        var all = List.copyOf(values);
        var found = new ArrayList<Versioned<Pupil>>();
        for (int from = 0; from < all.size(); from += MOST_AT_ONCE) {
            var some = all.subList(from, Math.min(all.size(), from + MOST_AT_ONCE));
            documents.find(Filters.and(Filters.eq("s.sc", schoolId), Filters.in(field, some)),
                    Sorts.ascending("s.sc", field), MOST_OF_A_SCHOOL)
                    .forEach(it -> found.add(pupil(it)));
        }
        return found;
    }

    /** @return who is on the school's roll, by id, without names */
    public List<Versioned<Pupil>> onRollOf(String schoolId, String after, int limit) {
        return documents.find(onRollAfter(schoolId, after), Sorts.ascending("s.sc", "_id"), limit)
                .stream()
                .map(Pupils::pupil)
                .toList();
    }

    /** @return those of these pupils that are known and not forgotten, with all that is known of them, by id */
    public List<OpenedPupil> opened(Collection<String> pupilIds) {
        return SideBySide.map(find("_id", pupilIds), it -> seals.open(it.id(), it.state().particulars())
                .map(opened -> new OpenedPupil(it.state().toPupil(it.id()), opened)))
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** @param after id of the last pupil of the page before, empty for the first page */
    public List<NamedPupil> ofSchool(String schoolId, String after, int limit) {
        return named(documents.find(onRollAfter(schoolId, after), Sorts.ascending("s.sc", "_id"), limit));
    }

    /** @return those of these pupils that are known, by id */
    public List<NamedPupil> named(Collection<String> pupilIds) {
        return named(find("_id", pupilIds));
    }

    /**
     * @throws OptimisticLockingFailureException                  if the pupil has changed meanwhile
     * @throws org.springframework.dao.DuplicateKeyException if another pupil has the roster id
     */
    public Versioned<Pupil> save(Versioned<Pupil> before, OnRoll next, Particulars particulars) {
        var document = PupilDocument.of(next, seals.seal(next.pupilId(), particulars), now());
        return documents.save(before, document, List.of()).map(_ -> next);
    }

    /** A pupil to be saved with its particulars. */
    public record Entry(Versioned<Pupil> before, OnRoll next, Particulars particulars) {}

    /**
     * Saves many by one write.
     *
     * @throws OptimisticLockingFailureException if one of them has changed meanwhile, or another pupil has its roster id;
     *                                           others may be saved
     */
    public void save(List<Entry> entries) {
        documents.save(SideBySide.map(entries, it -> new Change<>(it.before(),
                PupilDocument.of(it.next(), seals.seal(it.next().pupilId(), it.particulars()), now()))));
    }

    /** @throws OptimisticLockingFailureException if the pupil has changed meanwhile */
    public Versioned<Pupil> save(Versioned<Pupil> before, OffRoll next) {
        var stored = documents.find(next.pupilId())
                .orElseThrow(() -> new OptimisticLockingFailureException("The pupil is not stored"));
        return documents.save(before, PupilDocument.of(next, stored.state().particulars(), now()), List.of())
                .map(_ -> next);
    }

    private static Bson onRollAfter(String schoolId, String after) {
        return Filters.and(Filters.eq("s.sc", schoolId), Filters.gt("_id", after));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private List<NamedPupil> named(List<Versioned<PupilDocument>> found) {
        return SideBySide.map(found, it -> new NamedPupil(it.state().toPupil(it.id()),
                seals.name(it.id(), it.state().particulars()),
                seals.maskedNumber(it.id(), it.state().particulars())));
    }

    private List<Versioned<PupilDocument>> find(String field, Collection<String> values) {
        var all = List.copyOf(values);
        var found = new ArrayList<Versioned<PupilDocument>>();
        for (int from = 0; from < all.size(); from += MOST_AT_ONCE) {
            var some = all.subList(from, Math.min(all.size(), from + MOST_AT_ONCE));
            Bson filter = Filters.in(field, some);
            found.addAll(documents.find(filter, Sorts.ascending(field), some.size()));
        }
        return found;
    }

    private static Versioned<Pupil> pupil(Versioned<PupilDocument> found) {
        return found.map(document -> document.toPupil(found.id()));
    }

    private static Versioned<Pupil> unknown(String pupilId) {
        return Versioned.fresh(pupilId, new Unknown(pupilId));
    }
}
