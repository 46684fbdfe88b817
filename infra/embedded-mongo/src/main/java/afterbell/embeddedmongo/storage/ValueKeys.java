package afterbell.embeddedmongo.storage;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonJavaScript;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.LegacyUUID;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import de.bwaldvogel.mongo.exception.MongoServerError;
import org.jspecify.annotations.Nullable;

/**
 * Values as bytes whose unsigned order is MongoDB's comparison order: numbers compare across their types, strings as UTF-8,
 * null and missing are one, documents field by field, each type in its bracket. A key part ends by itself, so that parts
 * can follow each other. Source: the manual's "Comparison/Sort Order".
 */
public final class ValueKeys {
    /** First byte of an encoded value: its type bracket. None is 0, so that 0 can end documents and arrays. */
    public static final int MIN_KEY = 0x05;
    /** An index entry of an empty array. */
    public static final int EMPTY_ARRAY = 0x08;
    public static final int NULL = 0x0A;
    public static final int NUMBER = 0x10;
    public static final int STRING = 0x20;
    public static final int OBJECT = 0x28;
    public static final int ARRAY = 0x30;
    public static final int BINARY = 0x38;
    public static final int OBJECT_ID = 0x40;
    public static final int BOOLEAN = 0x48;
    public static final int DATE = 0x50;
    public static final int TIMESTAMP = 0x58;
    public static final int REGEX = 0x60;
    public static final int CODE = 0x68;
    public static final int MAX_KEY = 0xF0;

    private static final int BELOW = 1;
    private static final int EXACT = 2;
    private static final int ABOVE = 3;
    private static final long EXACT_IN_DOUBLE = 1L << 53;
    private static final BigDecimal LARGEST = new BigDecimal("1e300");
    private static final BigDecimal SMALLEST = new BigDecimal("1e-250");

    private ValueKeys() {}

    public static byte[] encode(@Nullable Object value) {
        KeyBytes out = new KeyBytes();
        append(value, out);
        return out.toBytes();
    }

    public static void append(@Nullable Object value, boolean ascending, KeyBytes out) {
        int from = out.length();
        append(value, out);
        if (!ascending) {
            out.invert(from);
        }
    }

    /** The value's type bracket. */
    public static int bracket(@Nullable Object value) {
        return switch (value) {
            case null -> NULL;
            case Missing missing -> NULL;
            case EmptyArray empty -> EMPTY_ARRAY;
            case Number number -> NUMBER;
            case String string -> STRING;
            case Map<?, ?> document -> OBJECT;
            case Collection<?> array -> ARRAY;
            case BinData data -> BINARY;
            case UUID uuid -> BINARY;
            case LegacyUUID uuid -> BINARY;
            case ObjectId id -> OBJECT_ID;
            case Boolean bool -> BOOLEAN;
            case Instant date -> DATE;
            case BsonTimestamp timestamp -> TIMESTAMP;
            case BsonRegularExpression regex -> REGEX;
            case BsonJavaScript code -> CODE;
            case MinKey min -> MIN_KEY;
            case MaxKey max -> MAX_KEY;
            default ->
                throw new MongoServerError(2, "BadValue", "Values of " + value.getClass() + " cannot be compared");
        };
    }

    private static void append(@Nullable Object value, KeyBytes out) {
        out.put(bracket(value));
        switch (value) {
            case Number number -> appendNumber(number, out);
            case String string -> appendString(string, out);
            case Map<?, ?> document -> appendDocument(document, out);
            case Collection<?> array -> {
                array.forEach(element -> append(element, out));
                out.put(0);
            }
            case BinData data -> appendBinary(0, data.getData(), out);
            case UUID uuid -> appendBinary(4, uuidBytes(uuid, false), out);
            case LegacyUUID uuid -> appendBinary(3, uuidBytes(uuid.getUuid(), true), out);
            case ObjectId id -> out.putAll(id.toByteArray());
            case Boolean bool -> out.put(bool ? 1 : 0);
            case Instant date -> out.putLong(date.toEpochMilli() ^ Long.MIN_VALUE);
            case BsonTimestamp timestamp -> out.putLong(timestamp.getValue());
            case BsonRegularExpression regex -> {
                appendString(regex.getPattern(), out);
                appendString(regex.getOptions() == null ? "" : regex.getOptions(), out);
            }
            case BsonJavaScript code -> appendString(code.getCode(), out);
            case null, default -> {
                // null, missing, an empty array's mark and the two ends have no more to say than their bracket
            }
        }
    }

    /**
     * A number is its nearest double, then how the exact value lies to that double: longs above 2^53 and decimals keep their
     * exact order and equality among all number types.
     */
    private static void appendNumber(Number number, KeyBytes out) {
        if (number instanceof Integer || number instanceof Double || Math.abs(number.longValue()) <= EXACT_IN_DOUBLE
                && number instanceof Long) {
            out.putLong(sortable(number.doubleValue())).put(EXACT);
            return;
        }
        if (number instanceof Decimal128 decimal && isSpecial(decimal)) {
            out.putLong(sortable(decimal.doubleValue())).put(EXACT);
            return;
        }
        BigDecimal exact = number instanceof Decimal128 decimal ? toBigDecimal(decimal)
                : BigDecimal.valueOf(number.longValue());
        double nearest = exact.doubleValue();
        BigDecimal rest = exact.subtract(new BigDecimal(nearest));
        out.putLong(sortable(nearest));
        if (rest.signum() == 0) {
            out.put(EXACT);
            return;
        }
        double first = rest.doubleValue();
        out.put(rest.signum() < 0 ? BELOW : ABOVE);
        out.putLong(sortable(first)).putLong(sortable(rest.subtract(new BigDecimal(first)).doubleValue()));
    }

    private static boolean isSpecial(Decimal128 decimal) {
        return decimal.equals(Decimal128.NaN) || decimal.equals(Decimal128.NEGATIVE_ZERO)
                || decimal.equals(Decimal128.POSITIVE_INFINITY) || decimal.equals(Decimal128.NEGATIVE_INFINITY);
    }

    private static BigDecimal toBigDecimal(Decimal128 decimal) {
        BigDecimal exact = decimal.toBigDecimal();
        BigDecimal magnitude = exact.abs();
        if (magnitude.signum() != 0 && (magnitude.compareTo(LARGEST) > 0 || magnitude.compareTo(SMALLEST) < 0)) {
            throw new MongoServerError(2, "BadValue", "A decimal beyond 1e300 or below 1e-250 cannot be a key");
        }
        return exact;
    }

    /** The IEEE bits in an order that unsigned comparison keeps. NaN comes first; -0.0 is 0.0. */
    private static long sortable(double value) {
        if (Double.isNaN(value)) {
            return 0;
        }
        long bits = Double.doubleToLongBits(value == 0 ? 0.0 : value);
        return bits < 0 ? ~bits : bits ^ Long.MIN_VALUE;
    }

    private static void appendString(String string, KeyBytes out) {
        byte[] utf8 = string.getBytes(StandardCharsets.UTF_8);
        int start = 0;
        for (int i = 0; i < utf8.length; i++) {
            if (utf8[i] == 0) {
                out.putAll(Arrays.copyOfRange(utf8, start, i + 1)).put(0xFF);
                start = i + 1;
            }
        }
        out.putAll(start == 0 ? utf8 : Arrays.copyOfRange(utf8, start, utf8.length)).put(0).put(0);
    }

    private static void appendDocument(Map<?, ?> document, KeyBytes out) {
        document.forEach((name, value) -> {
            out.put(bracket(value));
            appendString(name.toString(), out);
            append(value, out);
        });
        out.put(0);
    }

    private static void appendBinary(int subtype, byte[] data, KeyBytes out) {
        out.putInt(data.length).put(subtype).putAll(data);
    }

    private static byte[] uuidBytes(UUID uuid, boolean littleEndian) {
        long high = uuid.getMostSignificantBits();
        long low = uuid.getLeastSignificantBits();
        return new KeyBytes().putLong(littleEndian ? Long.reverseBytes(high) : high)
                .putLong(littleEndian ? Long.reverseBytes(low) : low)
                .toBytes();
    }

    /** What an index keeps for an array without elements: it sorts before null. */
    enum EmptyArray {
        MARK
    }
}
