package afterbell.embeddedmongo.command;

import de.bwaldvogel.mongo.bson.Document;
import org.jspecify.annotations.Nullable;

import afterbell.embeddedmongo.query.Filter;
import afterbell.embeddedmongo.query.Query;
import afterbell.embeddedmongo.query.Sort;
import afterbell.embeddedmongo.storage.Fields;

/** {@code findAndModify}: changes or removes one document and answers with it, before or after. */
final class FindAndModify {
    private final Store store;
    private final Writes writes;

    FindAndModify(Store store, Writes writes) {
        this.store = store;
        this.writes = writes;
    }

    Command command() {
        return Command.write("findAndModify", this::run, "query", "sort", "remove", "update", "new", "fields", "upsert",
                "arrayFilters", "hint", "bypassDocumentValidation");
    }

    private Document run(Request request) {
        Document body = request.body();
        boolean remove = Fields.flag(body, "remove");
        if (remove == body.containsKey("update")) {
            throw Errors.of(9, "FailedToParse", "Either an update or remove=true must be specified, not both");
        }
        return remove ? remove(request) : update(request);
    }

    private Document remove(Request request) {
        Document body = request.body();
        if (Fields.flag(body, "upsert") || Fields.flag(body, "new")) {
            throw Errors.of(9, "FailedToParse", "Cannot specify both remove=true and upsert=true or new=true");
        }
        Query query = new Query(Filter.of(Fields.documentOrNull(body, "query")),
                Sort.of(Fields.documentOrNull(body, "sort")),
                0, 0, ReadCommands.hint(body), request.deadline());
        Document removed = writes.deleteOne(request.database(), request.collection(), query);
        Document last = new Document("n", removed == null ? 0 : 1);
        return new Document("lastErrorObject", last).append("value", projected(body, removed));
    }

    private Document update(Request request) {
        store.checkDisk();
        Document body = request.body();
        Update update = Update.of(Fields.documentOrEmpty(body, "query"), body.get("update"), body, false,
                Fields.flag(body, "upsert"), Sort.of(Fields.documentOrNull(body, "sort")), request.deadline());
        Writes.Single done = writes.updateOne(request.database(), request.collection(), update);
        Document last = new Document("n", done.after() == null ? 0 : 1)
                .append("updatedExisting", done.after() != null && !done.inserted());
        if (done.inserted() && done.after() != null) {
            last.append("upserted", done.after().get("_id"));
        }
        return new Document("lastErrorObject", last).append("value",
                projected(body, Fields.flag(body, "new") ? done.after() : done.before()));
    }

    private @Nullable Document projected(Document body, @Nullable Document document) {
        Document fields = Fields.documentOrEmpty(body, "fields");
        return document == null ? null : store.calculation().project(document, fields);
    }
}
