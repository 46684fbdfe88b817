package afterbell.embeddedmongo.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import org.jspecify.annotations.Nullable;

import afterbell.embeddedmongo.storage.Fields;

/**
 * A query's filter: the tests of a document, and the conditions an index can answer. Operators that are not supported are
 * refused here, before any document is looked at.
 */
public final class Filter {
    private static final Set<String> LOGICAL = Set.of("$and", "$or", "$nor");
    private static final Set<String> OPERATORS = Set.of("$eq", "$ne", "$gt", "$gte", "$lt", "$lte", "$in", "$nin",
            "$not",
            "$exists", "$type", "$mod", "$size", "$all", "$elemMatch", "$regex", "$options");
    private static final Set<String> REFERENCE = Set.of("$ref", "$id", "$db");
    private static final int MAX_DEPTH = 100;

    /** Remembers a position that only {@code matchPosition} reads, which is never asked here. */
    private static final DefaultQueryMatcher LIBRARY = new DefaultQueryMatcher();
    private static final Conditions CONDITIONS = new Conditions(LIBRARY);
    private final Document original;
    private final List<Predicate<Document>> tests = new ArrayList<>();
    private final List<Condition> predicates = new ArrayList<>();
    private final List<List<Filter>> alternatives = new ArrayList<>();

    private Filter(Document original, int depth) {
        if (depth > MAX_DEPTH) {
            throw badValue("A filter may be nested at most " + MAX_DEPTH + " deep");
        }
        this.original = original;
        original.forEach((key, value) -> collect(key, value, depth));
    }

    /** Error 2 when the filter is not understood or uses an operator that is not supported. */
    public static Filter of(@Nullable Document filter) {
        return new Filter(filter == null ? new Document() : filter, 0);
    }

    public boolean isEmpty() {
        return original.isEmpty();
    }

    /** As the client sent it. */
    public Document original() {
        return original;
    }

    List<Condition> predicates() {
        return predicates;
    }

    /** Each element is one {@code $or}: a matching document matches one of its filters. */
    List<List<Filter>> alternatives() {
        return alternatives;
    }

    public boolean matches(Document document) {
        for (Predicate<Document> test : tests) {
            if (!test.test(document)) {
                return false;
            }
        }
        return true;
    }

    private void collect(String key, @Nullable Object value, int depth) {
        if (LOGICAL.contains(key)) {
            collectLogical(key, branches(key, value, depth));
        } else if (key.equals("$expr")) {
            Document query = new Document(key, value);
            tests.add(document -> LIBRARY.matches(document, query));
        } else if (key.startsWith("$") && !key.equals("$comment")) {
            throw badValue("unknown top level operator: " + key + ". If you have a field name that starts with a '$' "
                    + "symbol, consider using $getField or $setField.");
        } else if (value instanceof Document operators && isOperators(operators)) {
            collectOperators(key, operators);
        } else if (!key.equals("$comment")) {
            add(key, value instanceof BsonRegularExpression ? "$regex" : "$eq", value);
        }
    }

    private static List<Filter> branches(String key, @Nullable Object value, int depth) {
        if (!(value instanceof List<?> list) || list.isEmpty()) {
            throw badValue(key + " argument must be a nonempty array");
        }
        List<Filter> branches = new ArrayList<>();
        for (Object branch : list) {
            if (!(branch instanceof Document document)) {
                throw badValue(key + " argument's entries must be objects");
            }
            branches.add(new Filter(document, depth + 1));
        }
        return branches;
    }

    private void collectLogical(String key, List<Filter> branches) {
        switch (key) {
            case "$and" -> branches.forEach(branch -> {
                tests.addAll(branch.tests);
                predicates.addAll(branch.predicates);
                alternatives.addAll(branch.alternatives);
            });
            case "$or" -> {
                tests.add(document -> branches.stream().anyMatch(branch -> branch.matches(document)));
                alternatives.add(branches);
            }
            default -> tests.add(document -> branches.stream().noneMatch(branch -> branch.matches(document)));
        }
    }

    /** Each operator is a condition of its own: different elements of an array may fulfil them. */
    private void collectOperators(String path, Document operators) {
        checkOperators(operators);
        for (String operator : operators.keySet()) {
            if (!operator.equals("$options")) {
                add(path, operator, operandOf(operators, operator));
            }
        }
    }

    private void add(String path, String operator, @Nullable Object operand) {
        tests.add(CONDITIONS.of(path, operator, operand));
        boolean onlyNull = operand == null && (operator.equals("$gte") || operator.equals("$lte"));
        predicates.add(new Condition(path, onlyNull ? "$eq" : operator, operand));
        derive(path, operator, operand);
    }

    /** Conditions that follow from this one and that an index can answer. */
    private void derive(String path, String operator, @Nullable Object operand) {
        if (operator.equals("$all") && operand instanceof List<?> all && !all.isEmpty() && !isOperators(all.getFirst())
                && !(all.getFirst() instanceof BsonRegularExpression)) {
            predicates.add(new Condition(path, "$eq", all.getFirst()));
        } else if (operator.equals("$elemMatch") && operand instanceof Document element && !isOperators(element)) {
            Filter inner = new Filter(element, 1);
            inner.predicates
                    .forEach(p -> predicates.add(new Condition(path + "." + p.path(), p.operator(), p.operand())));
        } else if (operator.equals("$elemMatch") && operand instanceof Document element) {
            checkOperators(element);
            element.keySet().forEach(op -> predicates.add(new Condition(path, op, operandOf(element, op))));
        }
    }

    /** An operator's operand; of {@code $regex} together with its {@code $options}. */
    static @Nullable Object operandOf(Document operators, String operator) {
        Object operand = operators.get(operator);
        if (!operator.equals("$regex")) {
            return operand;
        }
        String options = Fields.textOrNull(operators, "$options");
        return switch (operand) {
            case BsonRegularExpression regex -> options == null ? regex
                    : new BsonRegularExpression(regex.getPattern(), options);
            case String pattern -> new BsonRegularExpression(pattern, options == null ? "" : options);
            case null, default -> throw badValue("$regex has to be a string");
        };
    }

    private static void checkOperators(Document operators) {
        for (Map.Entry<String, Object> entry : operators.entrySet()) {
            String operator = entry.getKey();
            if (!OPERATORS.contains(operator)) {
                throw badValue("unknown operator: " + operator);
            }
            Object operand = entry.getValue();
            boolean needsArray = operator.equals("$in") || operator.equals("$nin") || operator.equals("$all");
            if (needsArray && !(operand instanceof List)) {
                throw badValue(operator + " needs an array");
            }
            if (operator.equals("$not") && operand instanceof Document inner && isOperators(inner)) {
                checkOperators(inner);
            } else if (operator.equals("$not") && !(operand instanceof BsonRegularExpression)) {
                throw badValue("$not needs a regex or a document");
            }
        }
    }

    /** Whether this is {@code {$gt: 5}} rather than a document to compare with. */
    static boolean isOperators(@Nullable Object value) {
        if (!(value instanceof Document document) || document.isEmpty()) {
            return false;
        }
        String first = document.keySet().iterator().next();
        return first.startsWith("$") && !REFERENCE.contains(first);
    }

    static MongoServerError badValue(String message) {
        return new MongoServerError(2, "BadValue", message);
    }
}
