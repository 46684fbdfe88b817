package afterbell.embeddedmongo.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import org.jspecify.annotations.Nullable;

import afterbell.embeddedmongo.query.Filter;
import afterbell.embeddedmongo.query.Match;
import afterbell.embeddedmongo.query.Query;
import afterbell.embeddedmongo.query.Results;
import afterbell.embeddedmongo.query.Sort;
import afterbell.embeddedmongo.query.UpdateCalculation;
import afterbell.embeddedmongo.storage.Fields;
import afterbell.embeddedmongo.storage.StoredCollection;
import afterbell.embeddedmongo.storage.ValueKeys;

/** {@code find}, {@code getMore}, {@code killCursors}, {@code count}, {@code distinct}. */
final class ReadCommands {
    private static final int MAX_DISTINCT_BYTES = 16 << 20;

    private final Store store;
    private final Cursors cursors;

    ReadCommands(Store store, Cursors cursors) {
        this.store = store;
        this.cursors = cursors;
    }

    List<Command> commands() {
        return List.of(
                Command.read("find", this::find, "filter", "sort", "projection", "hint", "skip", "limit", "batchSize",
                        "singleBatch", "allowDiskUse", "noCursorTimeout", "tailable", "awaitData",
                        "allowPartialResults",
                        "returnKey", "showRecordId", "oplogReplay"),
                Command.read("getMore", this::getMore, "collection", "batchSize"),
                Command.read("killCursors", this::killCursors, "cursors"),
                Command.read("count", this::count, "query", "limit", "skip", "hint"),
                Command.read("distinct", this::distinct, "key", "query", "hint"));
    }

    private Document find(Request request) {
        Document body = request.body();
        for (String refused : Set.of("noCursorTimeout", "tailable", "awaitData", "allowPartialResults", "returnKey",
                "showRecordId", "oplogReplay")) {
            if (Fields.flag(body, refused)) {
                throw Errors.unsupported("find with " + refused);
            }
        }
        Query query = findQuery(request);
        UnaryOperator<Document> projection = projection(body);
        StoredCollection collection = store.find(request);
        if (collection == null) {
            return Cursors.answer("firstBatch", request.namespace(), List.of(), 0);
        }
        long limit = Fields.numberOr(body, "limit", 0);
        boolean single = Fields.flag(body, "singleBatch") || limit < 0;
        return cursors.open(request.namespace(), Documents.of(store.finder().find(collection, query), projection),
                batchSize(body), single);
    }

    static @Nullable Long batchSize(Document from) {
        if (!from.containsKey("batchSize")) {
            return null;
        }
        long size = Fields.number(from, "batchSize");
        if (size < 0) {
            throw Errors.of(51024, "Location51024",
                    "BSON field 'batchSize' value must be >= 0, actual value '" + size + "'");
        }
        return size;
    }

    static Query findQuery(Request request) {
        Document body = request.body();
        long skip = Fields.numberOr(body, "skip", 0);
        if (skip < 0) {
            throw Errors.of(51024, "Location51024",
                    "BSON field 'skip' value must be >= 0, actual value '" + skip + "'");
        }
        return new Query(Filter.of(Fields.documentOrNull(body, "filter")), Sort.of(Fields.documentOrNull(body, "sort")),
                skip,
                Math.abs(Fields.numberOr(body, "limit", 0)), hint(body), request.deadline());
    }

    static @Nullable Object hint(Document from) {
        Object hint = from.get("hint");
        return hint instanceof Document document && document.isEmpty() ? null : hint;
    }

    private UnaryOperator<Document> projection(Document body) {
        Document fields = Fields.documentOrEmpty(body, "projection");
        if (fields.isEmpty()) {
            return UnaryOperator.identity();
        }
        fields.forEach((field, value) -> {
            boolean known = !(value instanceof Document expression) || expression.keySet().equals(Set.of("$elemMatch"))
                    || expression.keySet().equals(Set.of("$slice"));
            if (!known || value instanceof String) {
                throw Errors.unsupported("The projection of " + field);
            }
        });
        if (fields.entrySet().stream().allMatch(field -> isLeftOut(field.getKey(), field.getValue()))) {
            return document -> without(document, fields.keySet());
        }
        UpdateCalculation projector = new UpdateCalculation();
        return document -> projector.project(document, fields);
    }

    private static boolean isLeftOut(String field, @Nullable Object value) {
        return field.indexOf('.') < 0 && (value instanceof Integer number && number == 0
                || Boolean.FALSE.equals(value));
    }

    private static Document without(Document document, Set<String> fields) {
        Document rest = new Document();
        document.forEach((field, value) -> {
            if (!fields.contains(field)) {
                rest.put(field, value);
            }
        });
        return rest;
    }

    private Document getMore(Request request) {
        long id = Fields.number(request.body(), "getMore");
        String namespace = request.database() + "." + Fields.text(request.body(), "collection");
        return cursors.more(id, namespace, Fields.numberOr(request.body(), "batchSize", 0));
    }

    private Document killCursors(Request request) {
        List<Long> killed = new ArrayList<>();
        List<Long> unknown = new ArrayList<>();
        if (!(request.body().get("cursors") instanceof List<?> ids)) {
            throw Errors.badValue("killCursors needs an array of cursors");
        }
        for (Object id : ids) {
            if (!(id instanceof Long number)) {
                throw Errors.badValue("A cursor's id is a long");
            }
            (cursors.kill(number) ? killed : unknown).add(number);
        }
        return new Document("cursorsKilled", killed).append("cursorsNotFound", unknown)
                .append("cursorsAlive", List.of())
                .append("cursorsUnknown", List.of());
    }

    static Query countQuery(Request request) {
        Document body = request.body();
        return new Query(Filter.of(Fields.documentOrNull(body, "query")), null, Fields.numberOr(body, "skip", 0),
                Math.abs(Fields.numberOr(body, "limit", 0)), hint(body), request.deadline());
    }

    private Document count(Request request) {
        Query query = countQuery(request);
        StoredCollection collection = store.find(request);
        if (collection == null) {
            return new Document("n", 0);
        }
        if (query.filter().isEmpty()) {
            long rest = Math.max(0, collection.count() - query.skip());
            return number(query.limit() > 0 ? Math.min(rest, query.limit()) : rest);
        }
        long found = 0;
        try (Results results = store.finder().find(collection, query)) {
            while (results.next() != null) {
                found++;
            }
        }
        return number(found);
    }

    private static Document number(long n) {
        return new Document("n", n <= Integer.MAX_VALUE ? (Object) (int) n : (Object) n);
    }

    private Document distinct(Request request) {
        Document body = request.body();
        String key = Fields.text(body, "key");
        Query query = new Query(Filter.of(Fields.documentOrNull(body, "query")), null, 0, 0, hint(body),
                request.deadline());
        StoredCollection collection = store.find(request);
        TreeMap<byte[], Object> values = new TreeMap<>(Arrays::compareUnsigned);
        if (collection != null) {
            try (Results results = store.finder().find(collection, query)) {
                collectDistinct(results, key, values);
            }
        }
        return new Document("values", new ArrayList<>(values.values()));
    }

    private static void collectDistinct(Results results, String key, TreeMap<byte[], Object> values) {
        long bytes = 0;
        for (Match match = results.next(); match != null; match = results.next()) {
            Object value = Utils.getSubdocumentValueCollectionAware(match.document(), key);
            for (Object each : value instanceof Collection<?> many ? many : Arrays.asList(value)) {
                byte[] encoded = ValueKeys.encode(each);
                if (!(each instanceof Missing) && values.putIfAbsent(encoded, each) == null) {
                    bytes += encoded.length;
                }
            }
            if (bytes > MAX_DISTINCT_BYTES) {
                throw Errors.of(17217, "Location17217", "distinct too big, 16mb cap");
            }
        }
    }
}
