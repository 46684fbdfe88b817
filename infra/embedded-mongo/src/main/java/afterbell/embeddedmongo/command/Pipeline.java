package afterbell.embeddedmongo.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import de.bwaldvogel.mongo.bson.Document;
import org.jspecify.annotations.Nullable;

import afterbell.embeddedmongo.query.Deadline;
import afterbell.embeddedmongo.query.Filter;
import afterbell.embeddedmongo.query.Query;
import afterbell.embeddedmongo.query.Sort;

/**
 * An aggregation taken apart: what an index can answer, and the stages that follow.
 *
 * @param query the leading {@code $match}, {@code $sort}, {@code $skip} and {@code $limit}
 * @param rest stages for the library
 */
record Pipeline(Query query, List<Document> rest) {
    private static final int MAX_STAGES = 100;
    private static final Set<String> STAGES = Set.of("$match", "$group", "$sort", "$limit", "$skip", "$project",
            "$unwind",
            "$count", "$lookup", "$facet", "$addFields", "$set", "$unset", "$replaceRoot", "$replaceWith",
            "$sortByCount",
            "$bucket", "$sample");

    static Pipeline of(@Nullable Object stages, @Nullable Object hint, Deadline deadline) {
        List<Document> known = known(stages);
        int next = 0;
        List<Document> filters = new ArrayList<>();
        while (next < known.size() && known.get(next).get("$match") instanceof Document filter) {
            if (!filter.isEmpty()) {
                filters.add(filter);
            }
            next++;
        }
        Sort sort = null;
        if (next < known.size() && known.get(next).get("$sort") instanceof Document order) {
            sort = Sort.of(order);
            next++;
        }
        long skip = 0;
        if (next < known.size() && known.get(next).get("$skip") instanceof Number number) {
            skip = number.longValue();
            next++;
        }
        long limit = 0;
        if (next < known.size() && known.get(next).get("$limit") instanceof Number number) {
            limit = number.longValue();
            next++;
        }
        Document filter = filters.size() == 1 ? filters.getFirst()
                : filters.isEmpty() ? new Document() : new Document("$and", filters);
        return new Pipeline(new Query(Filter.of(filter), sort, skip, limit, hint, deadline),
                List.copyOf(known.subList(next, known.size())));
    }

    /** Error 40324 for a stage that does not exist, error 115 for one that is not supported. */
    private static List<Document> known(@Nullable Object stages) {
        if (!(stages instanceof List<?> list) || list.size() > MAX_STAGES) {
            throw Errors.of(14, "TypeMismatch",
                    "'pipeline' option must be specified as an array of at most " + MAX_STAGES);
        }
        List<Document> known = new ArrayList<>();
        for (Object stage : list) {
            if (!(stage instanceof Document document) || document.size() != 1) {
                throw Errors.of(40323, "Location40323",
                        "A pipeline stage specification object must contain exactly one field.");
            }
            Map.Entry<String, Object> only = document.entrySet().iterator().next();
            if (!STAGES.contains(only.getKey())) {
                throw Errors.unsupported("The pipeline stage '" + only.getKey() + "'");
            }
            known.add(translated(only.getKey(), only.getValue(), document));
        }
        return known;
    }

    private static Document translated(String name, @Nullable Object operand, Document stage) {
        return switch (name) {
            case "$set" -> new Document("$addFields", operand);
            case "$replaceWith" -> new Document("$replaceRoot", new Document("newRoot", operand));
            case "$match" -> {
                if (!(operand instanceof Document filter)) {
                    throw Errors.of(15959, "Location15959", "the match filter must be an expression in an object");
                }
                // Refuses what is not supported even where no document ever reaches this stage.
                Filter.of(filter);
                yield stage;
            }
            case "$facet" -> {
                if (operand instanceof Document facets) {
                    facets.replaceAll((facet, stages) -> known(stages));
                }
                yield stage;
            }
            case "$lookup" -> {
                if (operand instanceof Document lookup && lookup.containsKey("pipeline")) {
                    lookup.put("pipeline", known(lookup.get("pipeline")));
                }
                yield stage;
            }
            case "$limit" -> {
                if (!(operand instanceof Number number) || number.longValue() <= 0) {
                    throw Errors.of(15958, "Location15958", "the limit must be positive");
                }
                yield stage;
            }
            default -> stage;
        };
    }
}
