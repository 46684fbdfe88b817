package afterbell.messaging.outbox;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import com.mongodb.WriteConcern;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import org.bson.Document;
import org.bson.codecs.Codec;
import org.bson.codecs.configuration.CodecRegistries;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;

import afterbell.batching.FindingById;
import afterbell.batching.Inserting;
import afterbell.messaging.CollectionIndexes;

/**
 * One collection of aggregates. A document is {@code {_id, v: version, q: sequence, s: state, o: [pending events],
 * oa: since when events wait}}: state and events are saved by one atomic write, so neither is ever without the other.
 *
 * @param <D> the stored form of the state, a record with short field names
 */
public final class AggregateStore<D extends Record> {
    private static final WriteConcern DURABLE = WriteConcern.MAJORITY.withJournal(true);
    private static final Bson ANY_WAITING = Filters.gt("oa", new Date(0));

    private final MongoTemplate mongo;
    private final String collection;
    private final MongoCollection<Document> documents;
    private final MongoCollection<Versioned<D>> states;
    private final FindingById<Versioned<D>> byId;
    private final FindingById<Document> versions;
    private final Inserting inserting;
    private final Relay relay;
    private final TraceContext trace;
    private final Clock clock;

    AggregateStore(MongoTemplate mongo, String collection, Class<D> type, List<? extends Codec<?>> codecs,
            Relay relay, TraceContext trace, Clock clock) {
        this.mongo = mongo;
        this.collection = collection;
        var stored = mongo.getCollection(collection);
        var state = new RecordCodec<>(type, codecs, stored.getCodecRegistry());
        var versioned = new VersionedCodec<>(state);
        this.documents = stored.withCodecRegistry(CodecRegistries.fromRegistries(
                CodecRegistries.fromCodecs(state, versioned), stored.getCodecRegistry()));
        this.states = documents.withDocumentClass(versioned.getEncoderClass());
        this.byId = new FindingById<>(this::withIds, Versioned::id);
        this.versions = new FindingById<>(this::versionsOf, found -> found.getString("_id"));
        this.inserting = new Inserting(durable(documents));
        this.relay = relay;
        this.trace = trace;
        this.clock = clock;
    }

    public String collection() {
        return collection;
    }

    public Optional<Versioned<D>> find(String id) {
        return in(() -> byId.find(id));
    }

    /** @return the version that is stored: little to read for who remembers the state of a version */
    public Optional<Long> versionOf(String id) {
        return in(() -> versions.find(id)).map(stored -> stored.getLong("v"));
    }

    private FindIterable<Versioned<D>> withIds(List<String> ids) {
        return states.find(oneOf(ids)).limit(ids.size()).projection(Projections.exclude("o"));
    }

    private FindIterable<Document> versionsOf(List<String> ids) {
        return documents.find(oneOf(ids)).limit(ids.size()).projection(Projections.include("v"));
    }

    private static Bson oneOf(List<String> ids) {
        return ids.size() == 1 ? Filters.eq("_id", ids.getFirst()) : Filters.in("_id", ids);
    }

    /** @return those of the states that are stored, by id */
    public List<Versioned<D>> find(Collection<String> ids) {
        return ids.isEmpty() ? List.of() : find(Filters.in("_id", ids), Sorts.ascending("_id"), ids.size());
    }

    /**
     * @param filter on the stored form, its fields prefixed with {@code s.}; must be served by an index
     * @param limit  the most that are returned, at least 1
     */
    public List<Versioned<D>> find(Bson filter, Bson sort, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("A limit is at least 1, not " + limit);
        }
        return in(() -> states.find(filter)
                .sort(sort)
                .limit(limit)
                .projection(Projections.exclude("o"))
                .into(new ArrayList<>()));
    }

    /**
     * Saves the successor of a loaded state together with its events, and wakes the relay.
     *
     * @return the saved state with its new version
     * @throws OptimisticLockingFailureException if somebody else has saved since the state was loaded
     * @throws DuplicateKeyException             if a unique index of the collection forbids the state
     */
    public Versioned<D> save(Versioned<?> before, D next, List<Outgoing> events) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var pending = PendingEvent.of(events, before.sequence() + 1, now, events.isEmpty() ? null : trace.current());
        var saved = new Versioned<>(before.id(), next, before.version() + 1, before.sequence() + events.size(),
                before.waiting() || !events.isEmpty());
        var stored = pending.stream().map(PendingEvent::write).toList();
        if (before.isFresh()) {
            insert(saved, stored, now);
        } else {
            replace(before, saved, stored, now);
        }
        if (!pending.isEmpty()) {
            wakeRelay(before, new Waiting(saved.id(), saved.sequence(), pending));
        }
        return saved;
    }

    /**
     * When nothing waited as the state was loaded, these events are all that wait now: whoever had added others would
     * have moved the version, and the save would have failed. So the relay need not read them back to keep the order.
     */
    private void wakeRelay(Versioned<?> before, Waiting pending) {
        if (before.waiting()) {
            relay.wake(this, before.id());
        } else {
            relay.wake(this, pending);
        }
    }

    /**
     * A state that is to follow the one that was loaded.
     *
     * @param events what it tells
     */
    public record Change<D extends Record>(Versioned<?> before, D next, List<Outgoing> events) {
        public Change {
            events = List.copyOf(events);
        }

        public Change(Versioned<?> before, D next) {
            this(before, next, List.of());
        }
    }

    /**
     * Saves successors together with their events by one durable bulk, and wakes the relay. Each is saved or not by
     * itself, in the order of the list.
     *
     * @throws OptimisticLockingFailureException if somebody else has saved one of them since it was loaded; others may
     *                                           be saved
     */
    public void save(List<Change<D>> changes) {
        if (changes.isEmpty()) {
            return;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var successors = changes.stream().map(change -> successor(change, now)).toList();
        try {
            var written = in(() -> durable(documents)
                    .bulkWrite(successors.stream().map(successor -> write(successor, now)).toList()));
            if (written.getMatchedCount() + written.getInsertedCount() < changes.size()) {
                throw conflict("several", null);
            }
        } catch (DataIntegrityViolationException e) {
            wakeForSome(successors);
            throw conflict("several", e);
        } catch (OptimisticLockingFailureException e) {
            wakeForSome(successors);
            throw e;
        }
        successors.stream()
                .filter(it -> !it.pending().isEmpty())
                .forEach(it -> wakeRelay(it.before(),
                        new Waiting(it.saved().id(), it.saved().sequence(), it.pending())));
    }

    private record Successor<D extends Record>(Versioned<?> before, Versioned<D> saved, List<PendingEvent> pending) {}

    private Successor<D> successor(Change<D> change, Instant now) {
        var before = change.before();
        var events = change.events();
        var pending = PendingEvent.of(events, before.sequence() + 1, now, events.isEmpty() ? null : trace.current());
        return new Successor<>(before, new Versioned<>(before.id(), change.next(), before.version() + 1,
                before.sequence() + events.size(), before.waiting() || !events.isEmpty()), pending);
    }

    /** Which of them were saved is not known: the relay reads what waits. */
    private void wakeForSome(List<Successor<D>> successors) {
        successors.stream().filter(it -> !it.pending().isEmpty()).forEach(it -> relay.wake(this, it.saved().id()));
    }

    private WriteModel<Document> write(Successor<D> successor, Instant now) {
        var stored = successor.pending().stream().map(PendingEvent::write).toList();
        return successor.before().isFresh()
                ? new InsertOneModel<>(document(successor.saved(), stored, now))
                : new UpdateOneModel<>(asLoaded(successor.before()),
                        Updates.combine(changes(successor.saved(), stored, now)));
    }

    private void insert(Versioned<D> saved, List<Document> pending, Instant now) {
        try {
            in(() -> {
                inserting.insert(document(saved, pending, now));
                return saved;
            });
        } catch (DuplicateKeyException e) {
            throw find(saved.id()).isPresent() ? conflict(saved.id(), e) : e;
        }
    }

    private Document document(Versioned<D> saved, List<Document> pending, Instant now) {
        var document = new Document("_id", saved.id()).append("v", saved.version())
                .append("q", saved.sequence())
                .append("s", saved.state())
                .append("o", pending);
        if (!pending.isEmpty()) {
            document.append("oa", Date.from(now));
        }
        return document;
    }

    private void replace(Versioned<?> before, Versioned<D> saved, List<Document> pending, Instant now) {
        var changes = changes(saved, pending, now);
        if (in(() -> durable(documents).updateOne(asLoaded(before), Updates.combine(changes))).getMatchedCount() == 0) {
            throw conflict(before.id(), null);
        }
    }

    private List<Bson> changes(Versioned<D> saved, List<Document> pending, Instant now) {
        var changes = new ArrayList<>(List.of(Updates.set("s", saved.state()), Updates.set("v", saved.version()),
                Updates.set("q", saved.sequence())));
        if (!pending.isEmpty()) {
            changes.add(Updates.pushEach("o", pending));
            changes.add(Updates.min("oa", Date.from(now)));
        }
        return changes;
    }

    private static Bson asLoaded(Versioned<?> before) {
        return Filters.and(Filters.eq("_id", before.id()), Filters.eq("v", before.version()));
    }

    private OptimisticLockingFailureException conflict(String id, @Nullable Exception cause) {
        return new OptimisticLockingFailureException(collection + "/" + id + " has changed since it was loaded", cause);
    }

    /** Empties the collection: for a projection that is about to be rebuilt, never for a source of facts. */
    public void clear() {
        in(() -> durable(documents).deleteMany(Filters.gte("_id", "")));
    }

    /** The events that wait in these documents, each document's in their order. */
    List<Waiting> waiting(Collection<String> ids) {
        return in(() -> documents.find(Filters.in("_id", ids))
                .projection(Projections.include("q", "o"))
                .map(Waiting::read)
                .into(new ArrayList<>()));
    }

    /** Ids of documents whose events wait since before that time, the longest waiting first. */
    List<String> waitingSince(Instant before, int limit) {
        return in(() -> documents.find(Filters.lt("oa", Date.from(before)))
                .sort(Sorts.ascending("oa"))
                .limit(limit)
                .projection(Projections.include("_id"))
                .map(stored -> stored.getString("_id"))
                .into(new ArrayList<>()));
    }

    long waitingCount(int atMost) {
        return in(() -> documents.countDocuments(ANY_WAITING, new CountOptions().limit(atMost)));
    }

    Optional<Instant> oldestWaiting() {
        return in(() -> documents.find(ANY_WAITING)
                .sort(Sorts.ascending("oa"))
                .limit(1)
                .projection(Projections.include("oa"))
                .map(stored -> stored.getDate("oa").toInstant())
                .into(new ArrayList<>())).stream().findFirst();
    }

    /**
     * Forgets published events and keeps those that were added meanwhile. Not awaited to be durable: what comes back
     * after a crash is published once more.
     */
    void published(List<Waiting> done) {
        long unchanged = bulk(done, waiting -> new UpdateOneModel<>(
                Filters.and(Filters.eq("_id", waiting.id()), Filters.eq("q", waiting.sequence())),
                Updates.combine(Updates.set("o", List.of()), Updates.unset("oa"))));
        if (unchanged < done.size()) {
            bulk(done, waiting -> new UpdateOneModel<>(Filters.eq("_id", waiting.id()),
                    Updates.pull("o", Filters.lte("q", waiting.sequence()))));
        }
    }

    /** @return how many documents matched */
    private long bulk(List<Waiting> done, Function<Waiting, UpdateOneModel<Document>> update) {
        var updates = done.stream().map(update).toList();
        return in(() -> documents.withWriteConcern(WriteConcern.W1.withJournal(false))
                .bulkWrite(updates, new BulkWriteOptions().ordered(false))).getMatchedCount();
    }

    CollectionIndexes indexes() {
        return CollectionIndexes.of(collection, new Index().named("outbox").on("oa", Direction.ASC).sparse());
    }

    private static MongoCollection<Document> durable(MongoCollection<Document> documents) {
        return documents.withWriteConcern(DURABLE);
    }

    /** The driver's exceptions become Spring's. */
    private <T> T in(Supplier<T> work) {
        return Objects.requireNonNull(mongo.execute(_ -> work.get()));
    }
}
