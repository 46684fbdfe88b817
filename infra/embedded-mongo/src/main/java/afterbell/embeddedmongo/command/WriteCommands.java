package afterbell.embeddedmongo.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerException;
import org.jspecify.annotations.Nullable;

import afterbell.embeddedmongo.query.UpdateCalculation;
import afterbell.embeddedmongo.storage.Fields;

/** {@code insert}, {@code update}, {@code delete}: many writes in a command, in order or each for itself. */
final class WriteCommands {
    /** What hello promises as {@code maxWriteBatchSize}. */
    static final int MAX_WRITES = 10_000;
    private static final int TOGETHER = 64;

    private static final Set<String> UPDATE = Set.of("q", "u", "multi", "upsert", "arrayFilters", "hint");
    private static final Set<String> DELETE = Set.of("q", "limit", "hint");

    private final Store store;
    private final Writes writes;

    WriteCommands(Store store, Writes writes) {
        this.store = store;
        this.writes = writes;
    }

    List<Command> commands() {
        return List.of(
                Command.write("insert", this::insert, "documents", "ordered", "bypassDocumentValidation"),
                Command.write("update", this::update, "updates", "ordered", "bypassDocumentValidation"),
                Command.write("delete", this::delete, "deletes", "ordered"));
    }

    private Document insert(Request request) {
        store.checkDisk();
        List<Document> documents = batch(request, "documents");
        boolean ordered = isOrdered(request.body());
        List<Document> errors = new ArrayList<>();
        int inserted = 0;
        int next = 0;
        while (next < documents.size() && (errors.isEmpty() || !ordered)) {
            int failedBefore = errors.size();
            int from = next;
            try (Store.Writing writing = store.write(request.database(), request.collection())) {
                while (next < documents.size() && next - from < TOGETHER && (errors.isEmpty() || !ordered)) {
                    try {
                        writing.writer().insert(UpdateCalculation.withIdFirst(documents.get(next)));
                    } catch (MongoServerException refused) {
                        errors.add(Errors.writeError(next, refused));
                    }
                    next++;
                }
                writing.writer().commit();
            }
            inserted += next - from - (errors.size() - failedBefore);
        }
        return answer(new Document("n", inserted), errors);
    }

    private Document update(Request request) {
        store.checkDisk();
        List<Document> updates = batch(request, "updates");
        boolean ordered = isOrdered(request.body());
        UpdateTally tally = new UpdateTally();
        int next = 0;
        while (next < updates.size() && (!tally.hasErrors() || !ordered)) {
            int end = Math.min(next + TOGETHER, updates.size());
            next = updateTogether(request, updates.subList(0, end), next, ordered, tally);
        }
        return answer(tally.answer(), tally.errors());
    }

    /** Does updates under one lock and in one batch, up to one of many documents. Answers where to go on. */
    private int updateTogether(Request request, List<Document> updates, int from, boolean ordered, UpdateTally tally) {
        String database = request.database();
        String name = request.collection();
        int next = from;
        Store.Writing open = null;
        try {
            for (; next < updates.size() && (!tally.hasErrors() || !ordered); next++) {
                try {
                    Update update = parse(updates.get(next), request);
                    boolean nothingThere = !update.upsert() && store.catalog().find(database, name) == null;
                    if (update.multi() && open != null) {
                        return next;
                    }
                    if (update.multi() || nothingThere) {
                        tally.add(next, writes.update(database, name, update));
                        continue;
                    }
                    open = open == null ? store.write(database, name) : open;
                    tally.add(next, Writes.Updated.of(writes.updateOne(open, update)));
                } catch (MongoServerException refused) {
                    tally.refuse(next, refused);
                }
            }
            return next;
        } finally {
            if (open != null) {
                try (Store.Writing writing = open) {
                    writing.writer().commit();
                }
            }
        }
    }

    private static Update parse(Document update, Request request) {
        checkFields("update.updates", update, UPDATE);
        return Update.of(Fields.documentOrEmpty(update, "q"), update.get("u"), update, Fields.flag(update, "multi"),
                Fields.flag(update, "upsert"), null, request.deadline());
    }

    private Document delete(Request request) {
        List<Document> deletes = batch(request, "deletes");
        boolean ordered = isOrdered(request.body());
        List<Document> errors = new ArrayList<>();
        int deleted = 0;
        for (int i = 0; i < deletes.size() && (errors.isEmpty() || !ordered); i++) {
            Document delete = deletes.get(i);
            try {
                checkFields("delete.deletes", delete, DELETE);
                long limit = Fields.number(delete, "limit");
                if (limit != 0 && limit != 1) {
                    throw Errors.of(9, "FailedToParse",
                            "The limit field in delete objects must be 0 or 1. Got " + limit);
                }
                deleted += writes.delete(request.database(), request.collection(), Fields.documentOrEmpty(delete, "q"),
                        ReadCommands.hint(delete), limit == 1, request.deadline());
            } catch (MongoServerException refused) {
                errors.add(Errors.writeError(i, refused));
            }
        }
        return answer(new Document("n", deleted), errors);
    }

    private static Document answer(Document answer, List<Document> errors) {
        if (!errors.isEmpty()) {
            answer.append("writeErrors", errors);
        }
        return answer;
    }

    private static List<Document> batch(Request request, String field) {
        List<Document> batch = Fields.documents(request.body(), field);
        if (batch.isEmpty() || batch.size() > MAX_WRITES) {
            throw Errors.of(16, "InvalidLength", "Write batch sizes must be between 1 and " + MAX_WRITES + ". Got "
                    + batch.size() + " operations.");
        }
        return batch;
    }

    static boolean isOrdered(Document body) {
        @Nullable
        Object ordered = body.get("ordered");
        return ordered == null || Fields.flag(body, "ordered");
    }

    static void checkFields(String where, Document given, Set<String> known) {
        given.forEach((field, value) -> {
            boolean simpleCollation = field.equals("collation") && Dispatcher.isSimpleCollation(value);
            if (!known.contains(field) && !simpleCollation) {
                throw Errors.unsupported("The option '" + where + "." + field + "'");
            }
        });
    }
}
