package afterbell.embeddedmongo.command;

import java.util.List;

import de.bwaldvogel.mongo.bson.Document;
import org.jspecify.annotations.Nullable;

import afterbell.embeddedmongo.query.Deadline;
import afterbell.embeddedmongo.query.Filter;
import afterbell.embeddedmongo.query.Query;
import afterbell.embeddedmongo.query.Sort;
import afterbell.embeddedmongo.storage.Fields;

/** One update: which documents, and what becomes of them. */
record Update(Query query, Document change, List<Document> arrayFilters, boolean multi, boolean upsert) {

    /** Error 115 for updates by an aggregation pipeline, error 9 for a replacement of many documents. */
    static Update of(Document selector, @Nullable Object change, Document options, boolean multi, boolean upsert,
            @Nullable Sort sort, Deadline deadline) {
        if (change instanceof List) {
            throw Errors.unsupported("An update by an aggregation pipeline");
        }
        if (!(change instanceof Document update)) {
            throw Errors.of(9, "FailedToParse", "An update is a document");
        }
        if (multi && (update.isEmpty() || !update.keySet().iterator().next().startsWith("$"))) {
            throw Errors.of(9, "FailedToParse", "multi update is not supported for replacement-style update");
        }
        checkOperators(update);
        List<Document> arrayFilters = options.containsKey("arrayFilters") ? Fields.documents(options, "arrayFilters")
                : List.of();
        Query query = new Query(Filter.of(selector), sort, 0, 0, ReadCommands.hint(options), deadline);
        return new Update(query, update, arrayFilters, multi, upsert);
    }

    private static void checkOperators(Document update) {
        update.forEach((operator, operand) -> {
            if (operator.startsWith("$") && !(operand instanceof Document)) {
                throw Errors.of(9, "FailedToParse",
                        "Modifiers operate on fields but we found another type for " + operator);
            }
        });
    }

    Document selector() {
        return query.filter().original();
    }
}
