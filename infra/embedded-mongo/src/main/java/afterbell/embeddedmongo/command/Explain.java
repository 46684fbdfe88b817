package afterbell.embeddedmongo.command;

import java.util.ArrayList;
import java.util.List;

import de.bwaldvogel.mongo.bson.Document;
import org.jspecify.annotations.Nullable;

import afterbell.embeddedmongo.query.Deadline;
import afterbell.embeddedmongo.query.Filter;
import afterbell.embeddedmongo.query.Query;
import afterbell.embeddedmongo.query.Sort;
import afterbell.embeddedmongo.storage.Fields;
import afterbell.embeddedmongo.storage.StoredCollection;

/**
 * {@code explain}: which index a command's query uses, and how many keys and documents it looks at. Writes are explained
 * as the query that finds their documents; nothing is written.
 */
final class Explain {
    private final Store store;

    Explain(Store store) {
        this.store = store;
    }

    Command command() {
        return Command.read("explain", this::run, "verbosity");
    }

    private Document run(Request request) {
        Document inner = Fields.document(request.body(), "explain");
        String name = inner.keySet().iterator().next();
        Request explained = new Request(request.database(), name, inner);
        return switch (name) {
            case "find" -> explain(explained, ReadCommands.findQuery(explained));
            case "count" -> explain(explained, ReadCommands.countQuery(explained));
            case "aggregate" -> aggregate(explained);
            case "distinct", "findAndModify", "findandmodify" -> explain(explained, query(inner, "query", inner));
            case "update" -> explain(explained, only(inner, "updates"));
            case "delete" -> explain(explained, only(inner, "deletes"));
            default -> throw Errors.unsupported("Explaining " + name);
        };
    }

    private static Query only(Document command, String field) {
        List<Document> writes = Fields.documents(command, field);
        if (writes.size() != 1) {
            throw Errors.badValue("Only one write can be explained");
        }
        return query(writes.getFirst(), "q", command);
    }

    private static Query query(Document from, String filter, Document command) {
        return new Query(Filter.of(Fields.documentOrNull(from, filter)),
                Sort.of(Fields.documentOrNull(command, "sort")), 0,
                0, ReadCommands.hint(from), Deadline.NONE);
    }

    Document aggregate(Request request) {
        Pipeline pipeline = Aggregate.pipeline(request);
        Document explained = explain(request, pipeline.query());
        if (!pipeline.rest().isEmpty()) {
            // MongoDB tells a query that feeds further stages as the stage $cursor.
            List<Document> stages = new ArrayList<>();
            stages.add(new Document("$cursor", new Document(explained)));
            stages.addAll(pipeline.rest());
            explained.append("stages", stages);
        }
        return explained;
    }

    private Document explain(Request request, Query query) {
        @Nullable
        StoredCollection collection = store.find(request);
        if (collection == null) {
            Document nothing = new Document("stage", "EOF");
            return new Document("explainVersion", "1")
                    .append("queryPlanner",
                            new Document("namespace", request.namespace()).append("winningPlan", nothing)
                                    .append("rejectedPlans", List.of()))
                    .append("executionStats", new Document("executionSuccess", true).append("nReturned", 0L)
                            .append("totalKeysExamined", 0L)
                            .append("totalDocsExamined", 0L)
                            .append("executionStages", nothing));
        }
        return store.finder().explain(collection, query);
    }
}
