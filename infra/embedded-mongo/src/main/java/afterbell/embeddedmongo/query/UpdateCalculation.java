package afterbell.embeddedmongo.query;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import de.bwaldvogel.mongo.exception.MongoServerError;
import org.jspecify.annotations.Nullable;

import afterbell.embeddedmongo.storage.ValueKeys;

/**
 * What a document becomes by an update, calculated by the library as if it were the only document of a collection. Holds
 * one document at a time: one calculation per thread.
 */
public final class UpdateCalculation {
    private final OneDocument one = new OneDocument();

    /** A document before and after. */
    public record Change(Document before, Document after) {}

    private static final class OneDocument extends LibraryCollection {
        private @Nullable Document document;
        private @Nullable Document before;
        private @Nullable Document result;

        OneDocument() {
            super(new LibraryDatabase("calculation", name -> null), "calculation");
        }

        @Override
        protected QueryResult matchDocuments(Document query, @Nullable Document orderBy, int numberToSkip,
                int numberToReturn, int batchSize, @Nullable Document fieldSelector) {
            return new QueryResult(document == null ? List.of() : List.of(document));
        }

        @Override
        protected void handleUpdate(Object position, Document oldDocument, Document newDocument) {
            before = oldDocument;
            result = newDocument;
        }

        @Override
        protected Object addDocumentInternal(Document added) {
            result = added;
            return HERE;
        }

        @Nullable
        Change run(@Nullable Document from, Document command) {
            document = from;
            before = null;
            result = null;
            try {
                findAndModify(command);
                return result == null ? null : new Change(before == null ? new Document() : before, result);
            } catch (FindAndModifyPlanExecutorError wrapped) {
                throw wrapped.getCause();
            } finally {
                document = null;
            }
        }

        Document project(Document from, Document fields) {
            return matchDocumentsFromStream(new Document(), Stream.of(from), 0, 0, 0, null, fields).iterator().next();
        }
    }

    /**
     * The document before and after the update; null when nothing changes. {@code current} must not be used afterwards
     * unless nothing changed.
     *
     * @param selector the client's filter, for the positional operator
     * @param arrayFilters as the client sent them; may be empty
     */
    public @Nullable Change update(Document current, Document selector, Document update,
            List<Document> arrayFilters) {
        if (isReplacement(update)) {
            return replacement(current, update);
        }
        Object id = current.get("_id");
        Change changed = one.run(current, command(selector, update, arrayFilters));
        if (changed != null && !sameId(id, changed.after().get("_id"))) {
            throw immutableId();
        }
        return changed;
    }

    /** The document that an upsert inserts when nothing matches. */
    public Document insert(Document selector, Document update, List<Document> arrayFilters) {
        Object id = selector.get("_id");
        if (isReplacement(update) && id != null && !(id instanceof Document) && !update.containsKey("_id")) {
            Change replaced = replacement(new Document("_id", id), update);
            return replaced == null ? new Document("_id", id) : replaced.after();
        }
        Change inserted = one.run(null, command(selector, update, arrayFilters).append("upsert", true));
        if (inserted == null) {
            throw new IllegalStateException("An upsert made no document");
        }
        return withIdFirst(inserted.after());
    }

    /** Only the fields that a find's projection asks for. */
    public Document project(Document document, Document fields) {
        return fields.isEmpty() ? document : one.project(document, fields);
    }

    private static Document command(Document selector, Document update, List<Document> arrayFilters) {
        return new Document("query", selector).append("update", update)
                .append("new", true)
                .append("arrayFilters", arrayFilters);
    }

    static boolean isReplacement(Document update) {
        return update.isEmpty() || !update.keySet().iterator().next().startsWith("$");
    }

    private static @Nullable Change replacement(Document current, Document update) {
        Object id = current.get("_id");
        if (update.containsKey("_id") && !sameId(id, update.get("_id"))) {
            throw immutableId();
        }
        Document replaced = new Document("_id", id);
        update.forEach((field, value) -> {
            if (field.startsWith("$")) {
                throw new MongoServerError(52, "DollarPrefixedFieldName", "The dollar ($) prefixed field '" + field
                        + "' is not allowed in the context of an update's replacement document.");
            }
            replaced.putIfAbsent(field, value);
        });
        return replaced.equals(current) ? null : new Change(current, replaced);
    }

    private static boolean sameId(@Nullable Object one, @Nullable Object other) {
        return Arrays.equals(ValueKeys.encode(one),
                ValueKeys.encode(other));
    }

    private static MongoServerError immutableId() {
        return new MongoServerError(66, "ImmutableField",
                "Performing an update on the path '_id' would modify the immutable field '_id'");
    }

    /** MongoDB keeps {@code _id} in front and makes one where there is none. */
    public static Document withIdFirst(Document document) {
        if (!document.isEmpty() && document.keySet().iterator().next().equals("_id")) {
            return document;
        }
        Document ordered = new Document("_id", document.containsKey("_id") ? document.get("_id") : new ObjectId());
        document.forEach(ordered::putIfAbsent);
        return ordered;
    }
}
