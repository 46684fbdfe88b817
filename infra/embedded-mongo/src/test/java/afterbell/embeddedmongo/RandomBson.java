package afterbell.embeddedmongo;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.UUID;

import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.Decimal128;
import org.bson.types.MaxKey;
import org.bson.types.MinKey;
import org.bson.types.ObjectId;

/** Documents, filters, sorts and indexes from a seed. Few fields and few values, so that they meet. */
final class RandomBson {
    private static final List<String> PATHS = List.of("a", "b", "c", "d.x", "d.y", "e.z", "a.x");
    private final Random random;

    RandomBson(long seed) {
        random = new Random(seed);
    }

    int next(int bound) {
        return random.nextInt(bound);
    }

    Document document(int id) {
        Document document = new Document("_id", id);
        for (String field : List.of("a", "b", "c")) {
            if (next(6) > 0) {
                document.append(field, next(5) == 0 ? array(2) : value());
            }
        }
        if (next(4) > 0) {
            document.append("d", next(3) == 0 ? documents() : embedded());
        }
        if (next(4) > 0) {
            document.append("e", next(3) == 0 ? documents() : new Document("z", next(3) == 0 ? array(1) : value()));
        }
        return document;
    }

    private Document embedded() {
        Document embedded = new Document();
        if (next(5) > 0) {
            embedded.append("x", value());
        }
        if (next(5) > 0) {
            embedded.append("y", scalar());
        }
        return embedded;
    }

    private List<Object> documents() {
        List<Object> documents = new ArrayList<>();
        for (int i = next(4); i > 0; i--) {
            documents.add(next(8) == 0 ? scalar() : embedded().append("z", scalar()));
        }
        return documents;
    }

    private List<Object> array(int depth) {
        List<Object> array = new ArrayList<>();
        for (int i = next(4); i > 0; i--) {
            array.add(depth > 1 && next(6) == 0 ? array(depth - 1) : scalar());
        }
        return array;
    }

    Object value() {
        return next(8) == 0 ? new Document("x", scalar()) : scalar();
    }

    /** A scalar of any type; equal numbers come in several types. */
    Object scalar() {
        int n = next(6) - 2;
        return switch (next(14)) {
            case 0, 1, 2 -> n;
            case 3 -> (long) n;
            case 4 -> n + 0.5 * next(2);
            case 5 -> new Decimal128(new BigDecimal(n).add(next(2) == 0 ? BigDecimal.ZERO : new BigDecimal("0.5")));
            case 6 -> 9_007_199_254_740_993L + n;
            case 7, 8 -> List.of("", "a", "ab", "b", "a\u0000b", "中文").get(next(6));
            case 9 -> Date.from(Instant.ofEpochSecond(1_600_000_000L + n));
            case 10 -> next(2) == 0;
            case 11 -> new ObjectId(String.format("%024x", next(4)));
            case 12 -> next(2) == 0 ? new UUID(0, next(3)) : new Binary(new byte[]{(byte) next(3)});
            default -> null;
        };
    }

    String path() {
        return PATHS.get(next(PATHS.size()));
    }

    Document filter() {
        Document filter = new Document();
        for (int i = 1 + next(3); i > 0; i--) {
            if (next(8) == 0) {
                filter.append("$or", List.of(new Document(path(), condition()), new Document(path(), condition())));
            } else {
                filter.append(path(), condition());
            }
        }
        return filter;
    }

    private Object condition() {
        return switch (next(12)) {
            case 0, 1, 2 -> value();
            case 3 -> new Document("$in", List.of(nonNull(), nonNull(), value() == null ? 1 : nonNull()));
            case 4 -> new Document("$gt", nonNull());
            case 5 -> new Document("$gte", nonNull()).append("$lt", nonNull());
            case 6 -> new Document("$lte", nonNull());
            case 7 -> new Document("$exists", next(2) == 0);
            case 8 -> new Document("$ne", scalar());
            case 9 -> next(2) == 0 ? array(1)
                    : new Document("$elemMatch", new Document("$gte", nonNull()).append("$lte", nonNull()));
            case 10 ->
                next(2) == 0 ? new Document("$regex", "^a") : new Document("$elemMatch", new Document("x", nonNull()));
            default -> new Document("$not", new Document("$gt", nonNull()));
        };
    }

    private Object nonNull() {
        Object value = scalar();
        return value == null ? 1 : value;
    }

    Document keys() {
        Document keys = new Document();
        for (int i = 1 + next(3); i > 0; i--) {
            keys.append(path(), next(2) == 0 ? 1 : -1);
        }
        return keys;
    }

    /** MongoDB's comparison order, written a second time for the test. */
    static int compare(Object left, Object right) {
        Object one = left instanceof UUID uuid ? binary(uuid) : left;
        Object other = right instanceof UUID uuid ? binary(uuid) : right;
        int byType = Integer.compare(type(one), type(other));
        if (byType != 0) {
            return byType;
        }
        return switch (one) {
            case null -> 0;
            case Number number -> decimal(number).compareTo(decimal((Number) other));
            case String string -> Arrays.compareUnsigned(string.getBytes(StandardCharsets.UTF_8),
                    other.toString().getBytes(StandardCharsets.UTF_8));
            case Boolean bool -> bool.compareTo((Boolean) other);
            case Date date -> date.compareTo((Date) other);
            case ObjectId id -> id.compareTo((ObjectId) other);
            case Binary binary -> compareBinary(binary, (Binary) other);
            default -> 0;
        };
    }

    private static Binary binary(UUID uuid) {
        return new Binary((byte) 4, ByteBuffer.allocate(16)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array());
    }

    private static int compareBinary(Binary one, Binary other) {
        int length = Integer.compare(one.length(), other.length());
        int subtype = Integer.compare(one.getType() & 0xFF, other.getType() & 0xFF);
        return length != 0 ? length : subtype != 0 ? subtype : Arrays.compareUnsigned(one.getData(), other.getData());
    }

    private static BigDecimal decimal(Number number) {
        return number instanceof Decimal128 d ? d.bigDecimalValue()
                : number instanceof Double d ? new BigDecimal(d)
                        : BigDecimal.valueOf(number.longValue());
    }

    private static int type(Object value) {
        return switch (value) {
            case null -> 1;
            case MinKey min -> 0;
            case Number number -> 2;
            case String string -> 3;
            case Document document -> 4;
            case List<?> list -> 5;
            case Binary binary -> 6;
            case ObjectId id -> 7;
            case Boolean bool -> 8;
            case Date date -> 9;
            case MaxKey max -> 20;
            default -> throw new IllegalArgumentException(value.getClass().toString());
        };
    }
}
