package afterbell.embeddedmongo.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import org.jspecify.annotations.Nullable;

import afterbell.embeddedmongo.storage.Index;
import afterbell.embeddedmongo.storage.IndexDefinition;
import afterbell.embeddedmongo.storage.IndexDefinition.Field;
import afterbell.embeddedmongo.storage.KeyBytes;
import afterbell.embeddedmongo.storage.KeyRange;
import afterbell.embeddedmongo.storage.StoredCollection;

/**
 * Chooses the index for a query: the longest run of equalities, then an order that needs no sorting, then a range. It
 * guesses no frequencies: the same query always takes the same index.
 */
public final class Planner {
    private static final int MAX_RANGES = 10_000;
    private static final int WHOLE_UNIQUE_KEY = 100_000;
    private static final int EQUALITY = 100;
    private static final int ONE_OF = 90;
    private static final int RANGE = 30;
    private static final int ORDER = 40;
    private static final int ORDER_ALONE = 1;

    private final StoredCollection collection;
    private final long readableAt;

    /** @param sequence of the view that will be read; indexes built later are not used */
    public Planner(StoredCollection collection, long sequence) {
        this.collection = collection;
        this.readableAt = sequence;
    }

    private record Candidate(Plan.IndexScan scan, int score) {}

    /** @param hint an index's name or key pattern that must be used; null to choose */
    public Plan plan(Filter filter, @Nullable Sort sort, @Nullable Object hint) {
        if (hint != null) {
            return hinted(filter, sort, hint);
        }
        Candidate best = best(filter, sort);
        Plan.Union union = best == null || best.score() == ORDER_ALONE ? union(filter) : null;
        if (union != null) {
            return union;
        }
        return best == null ? new Plan.CollectionScan() : best.scan();
    }

    private @Nullable Candidate best(Filter filter, @Nullable Sort sort) {
        return collection.indexes()
                .stream()
                .filter(index -> index.isReadableAt(readableAt))
                .map(index -> candidate(index, filter, sort))
                .filter(c -> c != null && c.score() > 0)
                .max(Comparator.comparingInt(Candidate::score))
                .orElse(null);
    }

    private Plan hinted(Filter filter, @Nullable Sort sort, Object hint) {
        if (hint instanceof Document natural && natural.containsKey("$natural")) {
            return new Plan.CollectionScan();
        }
        Index index = collection.indexes()
                .stream()
                .filter(i -> hint.equals(i.definition().name()) || i.definition().hasPattern(hint))
                .findFirst()
                .orElseThrow(() -> new MongoServerError(2, "BadValue",
                        "error processing query: planner returned error: hint provided does not correspond to an existing index"));
        Candidate candidate = candidate(index, filter, sort);
        if (candidate == null) {
            throw new MongoServerError(2, "BadValue", "The hinted sparse index would leave matching documents out");
        }
        return candidate.scan();
    }

    private Plan.@Nullable Union union(Filter filter) {
        for (List<Filter> branches : filter.alternatives()) {
            List<Plan.IndexScan> scans = new ArrayList<>();
            for (Filter branch : branches) {
                Candidate candidate = best(branch, null);
                if (candidate == null) {
                    break;
                }
                scans.add(candidate.scan());
            }
            if (scans.size() == branches.size()) {
                return new Plan.Union(scans);
            }
        }
        return null;
    }

    /** Null when the index would leave matching documents out. A score of 0 means that it would not help. */
    private @Nullable Candidate candidate(Index index, Filter filter, @Nullable Sort sort) {
        IndexDefinition definition = index.definition();
        List<Bounds> bounds = bounds(index, filter);
        if (definition.sparse() && bounds.stream().noneMatch(Bounds::exists)) {
            return null;
        }
        int score = 0;
        for (Bounds part : bounds) {
            score += part.isSinglePoint() ? EQUALITY : part.isPoints() ? ONE_OF : RANGE;
        }
        boolean unique = definition.unique() && bounds.size() == definition.fields().size();
        if (unique && bounds.stream().allMatch(Bounds::isPoints)) {
            score += WHOLE_UNIQUE_KEY;
        }
        Direction direction = sort == null ? Direction.NONE : direction(index, bounds, sort);
        if (direction != Direction.NONE) {
            score += score == 0 ? ORDER_ALONE : ORDER;
        }
        List<KeyRange> ranges = ranges(definition, bounds);
        Document text = new Document();
        for (int i = 0; i < definition.fields().size(); i++) {
            text.put(definition.fields().get(i).path(), i < bounds.size() ? bounds.get(i).text() : "all");
        }
        return new Candidate(
                new Plan.IndexScan(index, ranges, direction == Direction.BACKWARD, direction != Direction.NONE,
                        text),
                score);
    }

    /** The leading key parts that the filter bounds: points, then at most one part with ranges. */
    private static List<Bounds> bounds(Index index, Filter filter) {
        List<Bounds> bounds = new ArrayList<>();
        Set<String> arrayRoots = new HashSet<>();
        long points = 1;
        List<Field> fields = index.definition().fields();
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
            boolean multikey = index.isMultikey(i);
            if (multikey && !arrayRoots.add(field.parts().getFirst())) {
                // Two parts over one array: different elements may fulfil the two conditions.
                break;
            }
            Bounds part = Bounds.of(field.path(), filter.predicates(), multikey);
            if (part == null || points * part.intervals().size() > MAX_RANGES) {
                break;
            }
            points *= part.intervals().size();
            bounds.add(part);
            if (!part.isPoints()) {
                break;
            }
        }
        return bounds;
    }

    private List<KeyRange> ranges(IndexDefinition definition, List<Bounds> bounds) {
        int space = definition.isPrimary() ? collection.id() : definition.id();
        List<byte[]> prefixes = List.of(new KeyBytes().putInt(space).toBytes());
        for (int i = 0; i < bounds.size(); i++) {
            Field field = definition.fields().get(i);
            List<Interval> intervals = field.ascending() ? bounds.get(i).intervals()
                    : bounds.get(i).intervals().reversed();
            if (!bounds.get(i).isPoints()) {
                List<KeyRange> ranges = new ArrayList<>();
                for (byte[] prefix : prefixes) {
                    intervals.forEach(interval -> ranges.add(interval.behind(prefix, field.ascending())));
                }
                return ranges;
            }
            List<byte[]> longer = new ArrayList<>();
            for (byte[] prefix : prefixes) {
                intervals.forEach(point -> longer.add(point.pointBehind(prefix, field.ascending())));
            }
            prefixes = longer;
        }
        return prefixes.stream().map(KeyRange::startingWith).toList();
    }

    private enum Direction {
        NONE,
        FORWARD,
        BACKWARD
    }

    /** Which way to walk the index so that its order is the one asked for. Parts with one value do not matter. */
    private static Direction direction(Index index, List<Bounds> bounds, Sort sort) {
        List<Field> fields = index.definition().fields();
        Set<String> constant = new HashSet<>();
        for (int i = 0; i < bounds.size(); i++) {
            if (bounds.get(i).isSinglePoint() && !index.isMultikey(i)) {
                constant.add(fields.get(i).path());
            }
        }
        Direction direction = Direction.NONE;
        int part = 0;
        for (Sort.Key key : sort.keys()) {
            if (constant.contains(key.path())) {
                continue;
            }
            while (part < fields.size() && !fields.get(part).path().equals(key.path()) && part < bounds.size()
                    && bounds.get(part).isSinglePoint()) {
                part++;
            }
            if (part == fields.size() || !fields.get(part).path().equals(key.path()) || index.isMultikey(part)) {
                return Direction.NONE;
            }
            Direction needed = fields.get(part).ascending() == key.ascending() ? Direction.FORWARD : Direction.BACKWARD;
            if (direction != Direction.NONE && direction != needed) {
                return Direction.NONE;
            }
            direction = needed;
            part++;
        }
        return direction == Direction.NONE ? Direction.FORWARD : direction;
    }
}
