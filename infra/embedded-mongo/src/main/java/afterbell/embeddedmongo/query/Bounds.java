package afterbell.embeddedmongo.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import org.jspecify.annotations.Nullable;

import afterbell.embeddedmongo.storage.KeyRange;
import afterbell.embeddedmongo.storage.ValueKeys;

/**
 * The values of one path that a filter leaves possible.
 *
 * @param intervals ascending and apart; every value of a matching document's entry lies in one, or, for an array, one of its
 *                  entries does
 * @param exists whether a matching document must have the field, so that a sparse index holds it
 * @param text for explain
 */
record Bounds(List<Interval> intervals, boolean exists, String text) {
    private static final int MAX_POINTS = 10_000;
    private static final byte[] LOWEST = {1};
    private static final byte[] HIGHEST = {(byte) 0xFF};

    /** Null when no condition bounds this path. */
    static @Nullable Bounds of(String path, List<Condition> predicates, boolean multikey) {
        Bounds best = null;
        Interval range = null;
        StringBuilder text = new StringBuilder();
        for (Condition predicate : predicates) {
            if (!predicate.path().equals(path)) {
                continue;
            }
            Interval side = range(predicate.operator(), predicate.operand());
            if (side != null) {
                // Different elements of an array may fulfil the two sides.
                range = range == null ? side : multikey ? range : range.and(side);
                text.append(text.isEmpty() ? "" : ", ").append(predicate.operator());
                continue;
            }
            Bounds points = points(predicate, multikey);
            if (points != null && (best == null || points.intervals.size() < best.intervals.size())) {
                best = points;
            }
        }
        if (best != null && best.isPoints() || range == null) {
            return best;
        }
        return new Bounds(range.isEmpty() ? List.of() : List.of(range), true, "range " + text);
    }

    /** Whether only single values are left. */
    boolean isPoints() {
        return intervals.stream().allMatch(Interval::point);
    }

    boolean isSinglePoint() {
        return intervals.size() == 1 && intervals.getFirst().point();
    }

    private static @Nullable Interval range(String operator, @Nullable Object operand) {
        if (operand == null || operand instanceof List || operand instanceof MinKey || operand instanceof MaxKey) {
            return null;
        }
        return switch (operator) {
            case "$gt", "$gte", "$lt", "$lte" -> {
                Interval bracket = Interval.bracket(ValueKeys.bracket(operand));
                byte[] value = ValueKeys.encode(operand);
                yield switch (operator) {
                    case "$gt" -> new Interval(KeyRange.after(value), bracket.high(), false);
                    case "$gte" -> new Interval(value, bracket.high(), false);
                    case "$lt" -> new Interval(bracket.low(), value, false);
                    default -> new Interval(bracket.low(), KeyRange.after(value), false);
                };
            }
            case "$regex" -> RegexPrefix.interval(operand);
            default -> null;
        };
    }

    private static @Nullable Bounds points(Condition predicate, boolean multikey) {
        Object operand = predicate.operand();
        return switch (predicate.operator()) {
            case "$eq" ->
                operand instanceof BsonRegularExpression ? null : equalTo(List.of(Optional.ofNullable(operand)), "=");
            case "$in" -> in((List<?>) Objects.requireNonNull(operand));
            case "$exists" -> isTrue(operand) ? everything("exists") : equalTo(List.of(Optional.empty()), "missing");
            // Below an array without such elements there is no value at all: not null, and yet no entry says so.
            case "$ne" -> operand == null && !multikey ? notNull() : null;
            default -> null;
        };
    }

    private static boolean isTrue(@Nullable Object operand) {
        return Utils.isTrue(operand);
    }

    private static @Nullable Bounds in(List<?> values) {
        if (values.size() > MAX_POINTS || values.stream().anyMatch(BsonRegularExpression.class::isInstance)) {
            return null;
        }
        return equalTo(values.stream().map(Optional::ofNullable).toList(), "in " + values.size());
    }

    private static Bounds equalTo(List<? extends Optional<?>> values, String text) {
        List<byte[]> points = new ArrayList<>();
        boolean exists = true;
        for (Optional<?> possible : values) {
            Object value = possible.orElse(null);
            points.add(ValueKeys.encode(value));
            exists &= value != null && ValueKeys.bracket(value) != ValueKeys.NULL;
            if (value instanceof List<?> array) {
                // An array has the entries of its elements; an array in an array has one of its own.
                points.add(array.isEmpty() ? new byte[]{ValueKeys.EMPTY_ARRAY} : ValueKeys.encode(array.getFirst()));
            }
        }
        points.sort(Arrays::compareUnsigned);
        List<Interval> intervals = new ArrayList<>();
        for (byte[] point : points) {
            if (intervals.isEmpty() || !Arrays.equals(intervals.getLast().low(), point)) {
                intervals.add(Interval.point(point));
            }
        }
        return new Bounds(intervals, exists, text);
    }

    private static Bounds everything(String text) {
        return new Bounds(List.of(new Interval(LOWEST, HIGHEST, false)), true, text);
    }

    private static Bounds notNull() {
        Interval missing = Interval.point(ValueKeys.encode(null));
        return new Bounds(
                List.of(new Interval(LOWEST, missing.low(), false), new Interval(missing.high(), HIGHEST, false)),
                true, "not null");
    }

    /** The part of a string that a regular expression anchored at its start fixes. */
    private static final class RegexPrefix {
        static @Nullable Interval interval(Object operand) {
            BsonRegularExpression regex = operand instanceof BsonRegularExpression given ? given
                    : operand instanceof String pattern ? new BsonRegularExpression(pattern) : null;
            if (regex == null || operand instanceof Document) {
                return null;
            }
            String pattern = regex.getPattern();
            boolean plain = regex.getOptions() == null || regex.getOptions().isEmpty();
            if (!plain || !pattern.startsWith("^") || pattern.contains("|")) {
                return null;
            }
            int end = 1;
            while (end < pattern.length() && isLiteral(pattern.charAt(end))) {
                end++;
            }
            if (end < pattern.length() && "*?{+".indexOf(pattern.charAt(end)) >= 0) {
                end--;
            }
            if (end <= 1) {
                return null;
            }
            byte[] value = ValueKeys.encode(pattern.substring(1, end));
            byte[] prefix = Arrays.copyOf(value, value.length - 2);
            return new Interval(prefix, KeyRange.after(prefix), false);
        }

        private static boolean isLiteral(char c) {
            return Character.isLetterOrDigit(c) && !Character.isSurrogate(c) || c == '-' || c == ':' || c == '_'
                    || c == ' '
                    || c == '/' || c == '@' || c == '#';
        }
    }
}
