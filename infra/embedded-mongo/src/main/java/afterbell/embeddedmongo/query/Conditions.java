package afterbell.embeddedmongo.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.QueryMatcher;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import org.jspecify.annotations.Nullable;

import afterbell.embeddedmongo.storage.ValueKeys;

/**
 * The conditions of a filter as tests of a document. Values are compared by their index encoding, so that a scan and an
 * index cannot disagree. The rarer operators are the library's.
 */
final class Conditions {
    private final QueryMatcher library;

    Conditions(QueryMatcher library) {
        this.library = library;
    }

    /** The test of one operator at a path. */
    Predicate<Document> of(String path, String operator, @Nullable Object operand) {
        return switch (operator) {
            case "$eq" -> PathTest.any(path, equal(operand));
            case "$ne" -> PathTest.any(path, equal(operand)).negate();
            case "$in" -> in(path, operator, list(operand));
            case "$nin" -> in(path, "$in", list(operand)).negate();
            case "$gt", "$gte", "$lt", "$lte" -> range(path, operator, operand);
            case "$exists" -> exists(path, Utils.isTrue(operand));
            case "$regex" -> regex(path, operand);
            case "$size" -> size(path, operand);
            case "$all" -> all(path, list(operand));
            case "$not" -> not(path, operand);
            case "$elemMatch" -> elementMatch(path, operand);
            default -> library(path, operator, operand);
        };
    }

    private static List<?> list(@Nullable Object operand) {
        return operand instanceof List<?> values ? values : List.of();
    }

    private Predicate<Document> library(String path, String operator, @Nullable Object operand) {
        Document query = new Document(path, new Document(operator, operand));
        return document -> library.matches(document, query);
    }

    private static @Nullable Object plain(Object value) {
        return value == PathTest.Null.VALUE ? null : value;
    }

    private static Predicate<Object> equal(@Nullable Object operand) {
        int bracket = ValueKeys.bracket(operand);
        byte[] wanted = ValueKeys.encode(operand);
        return value -> {
            Object given = plain(value);
            return ValueKeys.bracket(given) == bracket && Arrays.equals(ValueKeys.encode(given), wanted);
        };
    }

    private Predicate<Document> in(String path, String operator, List<?> values) {
        if (values.stream().anyMatch(BsonRegularExpression.class::isInstance)) {
            return library(path, operator, values);
        }
        TreeSet<byte[]> wanted = new TreeSet<>(Arrays::compareUnsigned);
        values.forEach(value -> wanted.add(ValueKeys.encode(value)));
        return PathTest.any(path, value -> wanted.contains(ValueKeys.encode(plain(value))));
    }

    private Predicate<Document> range(String path, String operator, @Nullable Object operand) {
        if (operand == null) {
            // null compares with nothing but null and missing.
            return operator.endsWith("e") ? PathTest.any(path, equal(null)) : document -> false;
        }
        if (operand instanceof List || operand instanceof MinKey || operand instanceof MaxKey) {
            return library(path, operator, operand);
        }
        int bracket = ValueKeys.bracket(operand);
        byte[] bound = ValueKeys.encode(operand);
        return PathTest.any(path, value -> {
            Object given = plain(value);
            if (ValueKeys.bracket(given) != bracket) {
                return false;
            }
            int compared = Arrays.compareUnsigned(ValueKeys.encode(given), bound);
            return switch (operator) {
                case "$gt" -> compared > 0;
                case "$gte" -> compared >= 0;
                case "$lt" -> compared < 0;
                default -> compared <= 0;
            };
        });
    }

    private static Predicate<Document> exists(String path, boolean wanted) {
        Predicate<Document> exists = PathTest.whole(path, value -> !(value instanceof Missing));
        return wanted ? exists : exists.negate();
    }

    private static Predicate<Document> regex(String path, @Nullable Object operand) {
        BsonRegularExpression pattern = BsonRegularExpression.convertToRegularExpression(operand);
        try {
            pattern.matcher("");
        } catch (IllegalArgumentException notUnderstood) {
            throw Filter.badValue("Regular expression is invalid: " + notUnderstood.getMessage());
        }
        return PathTest.any(path, value -> value instanceof String text && pattern.matcher(text).find());
    }

    private static Predicate<Document> size(String path, @Nullable Object operand) {
        if (!(operand instanceof Number size) || size.doubleValue() != size.longValue() || size.longValue() < 0) {
            throw Filter.badValue("$size must be a whole number of at least 0");
        }
        return PathTest.whole(path, value -> value instanceof List<?> array && array.size() == size.longValue());
    }

    private Predicate<Document> all(String path, List<?> wanted) {
        if (wanted.isEmpty()) {
            return document -> false;
        }
        List<Predicate<Document>> each = new ArrayList<>();
        for (Object value : wanted) {
            boolean nested = value instanceof Document element && element.containsKey("$elemMatch");
            each.add(nested ? elementMatch(path, ((Document) value).get("$elemMatch"))
                    : value instanceof BsonRegularExpression ? regex(path, value) : PathTest.any(path, equal(value)));
        }
        return document -> each.stream().allMatch(test -> test.test(document));
    }

    private Predicate<Document> not(String path, @Nullable Object operand) {
        if (!(operand instanceof Document operators)) {
            return regex(path, operand).negate();
        }
        List<Predicate<Document>> each = new ArrayList<>();
        operators.forEach((operator, value) -> {
            if (!operator.equals("$options")) {
                each.add(of(path, operator, Filter.operandOf(operators, operator)));
            }
        });
        return document -> !each.stream().allMatch(test -> test.test(document));
    }

    private Predicate<Document> elementMatch(String path, @Nullable Object operand) {
        if (!(operand instanceof Document query)) {
            throw Filter.badValue("$elemMatch needs an Object");
        }
        if (Filter.isOperators(query)) {
            return library(path, "$elemMatch", query);
        }
        Filter inner = Filter.of(query);
        return PathTest.whole(path, value -> value instanceof List<?> array
                && array.stream().anyMatch(element -> element instanceof Document document && inner.matches(document)));
    }
}
