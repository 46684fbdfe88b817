package afterbell.embeddedmongo.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import org.jspecify.annotations.Nullable;

import afterbell.embeddedmongo.storage.Bson;
import afterbell.embeddedmongo.storage.Engine;
import afterbell.embeddedmongo.storage.Engine.Space;
import afterbell.embeddedmongo.storage.StoredCollection;
import afterbell.embeddedmongo.storage.View;

/** Finds documents: plans, walks, sorts where no index has the order, skips and limits. */
public final class Finder {
    /** BSON bytes that a sort without an index may hold. */
    private static final long MAX_SORT_BYTES = 16L << 20;

    private final Engine engine;
    private final AtomicBoolean noTableScan;
    private final LongAdder collectionScans = new LongAdder();

    /** @param noTableScan while true, a query that no index serves is refused with error 291 */
    public Finder(Engine engine, AtomicBoolean noTableScan) {
        this.engine = engine;
        this.noTableScan = noTableScan;
    }

    /** How many queries have looked at every document. */
    public long collectionScans() {
        return collectionScans.sum();
    }

    /** The results as of now. Close them. */
    public Results find(StoredCollection collection, Query query) {
        Match byId = null;
        byte[] key = keyOfId(collection, query);
        if (key != null) {
            byId = get(key, query.filter());
            return Results.of(byId == null || query.skip() > 0 ? List.of() : List.of(byId));
        }
        View view = engine.view();
        try {
            Plan plan = plan(collection, query, view);
            refuseTableScan(collection, plan);
            return run(new Candidates(collection, view, query.filter(), plan, query.deadline()), query, plan);
        } catch (RuntimeException failed) {
            view.close();
            throw failed;
        }
    }

    /** Like {@link #find} for a delete of everything, which no index could help. */
    public Results findAll(StoredCollection collection) {
        Query query = Query.of(Filter.of(null));
        Plan plan = new Plan.CollectionScan();
        return run(new Candidates(collection, engine.view(), query.filter(), plan, query.deadline()), query, plan);
    }

    private Plan plan(StoredCollection collection, Query query, View view) {
        return new Planner(collection, view.sequence()).plan(query.filter(), query.sort(), query.hint());
    }

    private void refuseTableScan(StoredCollection collection, Plan plan) {
        if (!(plan instanceof Plan.CollectionScan)) {
            return;
        }
        collectionScans.increment();
        if (noTableScan.get()) {
            throw new MongoServerError(291, "NoQueryExecutionPlans", "error processing query: ns="
                    + collection.namespace()
                    + " planner returned error :: caused by :: No indexed plans available, and running with 'notablescan'");
        }
    }

    private @Nullable Match get(byte[] key, Filter filter) {
        byte[] stored = engine.get(Space.DOCUMENTS, key);
        if (stored == null) {
            return null;
        }
        Document document = Bson.decode(stored);
        return filter.matches(document) ? new Match(key, document, stored.length) : null;
    }

    /** The key of the only document that can match; null when the filter does not fix {@code _id}. */
    public static byte @Nullable [] keyOfId(StoredCollection collection, Query query) {
        if (query.hint() != null) {
            return null;
        }
        for (Condition predicate : query.filter().predicates()) {
            if (predicate.path().equals("_id") && predicate.operator().equals("$eq")
                    && !(predicate.operand() instanceof List)) {
                return collection.documentKey(predicate.operand());
            }
        }
        return null;
    }

    private static Results run(Candidates candidates, Query query, Plan plan) {
        if (query.sort() == null || plan.sorted()) {
            return new Streamed(candidates, query.skip(), query.limit());
        }
        try (candidates) {
            return Results.of(sorted(candidates, query, query.sort()));
        }
    }

    private record Sorted(byte[] key, long position, Match match) {}

    private static List<Match> sorted(Candidates candidates, Query query, Sort sort) {
        Comparator<Sorted> order = Comparator.comparing(Sorted::key, Arrays::compareUnsigned);
        order = order.thenComparingLong(Sorted::position);
        long keep = query.limit() == 0 ? Long.MAX_VALUE : query.skip() + query.limit();
        PriorityQueue<Sorted> kept = new PriorityQueue<>(order.reversed());
        long bytes = 0;
        long position = 0;
        for (Match match = candidates.next(); match != null; match = candidates.next()) {
            kept.add(new Sorted(sort.keyOf(match.document()), position++, match));
            bytes += match.size();
            if (kept.size() > keep) {
                bytes -= kept.remove().match().size();
            }
            if (bytes > MAX_SORT_BYTES) {
                throw new MongoServerError(292, "QueryExceededMemoryLimitNoDiskUseAllowed",
                        "Sort exceeded memory limit of "
                                + MAX_SORT_BYTES + " bytes; give it an index or a limit");
            }
        }
        List<Sorted> all = new ArrayList<>(kept);
        all.sort(order);
        return all.stream().skip(query.skip()).map(Sorted::match).toList();
    }

    private static final class Streamed implements Results {
        private final Candidates candidates;
        private final long limit;
        private long toSkip;
        private long given;

        Streamed(Candidates candidates, long skip, long limit) {
            this.candidates = candidates;
            this.toSkip = skip;
            this.limit = limit;
        }

        @Override
        public @Nullable Match next() {
            if (limit > 0 && given == limit) {
                return null;
            }
            Match match = candidates.next();
            while (match != null && toSkip > 0) {
                toSkip--;
                match = candidates.next();
            }
            given++;
            return match;
        }

        @Override
        public void close() {
            candidates.close();
        }
    }

    /** Runs the query and tells how: {@code queryPlanner} and {@code executionStats}. */
    public Document explain(StoredCollection collection, Query query) {
        try (View view = engine.view()) {
            Plan plan = plan(collection, query, view);
            boolean sorts = query.sort() != null && !plan.sorted();
            Document winning = sorts ? new Document("stage", "SORT").append("inputStage", plan.explain())
                    : plan.explain();
            Document planner = new Document("namespace", collection.namespace())
                    .append("parsedQuery", query.filter().original())
                    .append("winningPlan", winning)
                    .append("rejectedPlans", List.of());
            long start = System.nanoTime();
            Candidates candidates = new Candidates(collection, engine.view(), query.filter(), plan, query.deadline());
            long returned = 0;
            try (Results results = run(candidates, query, plan)) {
                while (results.next() != null) {
                    returned++;
                }
            }
            Document stats = new Document("executionSuccess", true).append("nReturned", returned)
                    .append("executionTimeMillis", (System.nanoTime() - start) / 1_000_000)
                    .append("totalKeysExamined", candidates.keysExamined())
                    .append("totalDocsExamined", candidates.documentsExamined())
                    .append("executionStages", winning);
            return new Document("explainVersion", "1").append("queryPlanner", planner).append("executionStats", stats);
        }
    }
}
