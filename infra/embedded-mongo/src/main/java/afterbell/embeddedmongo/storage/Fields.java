package afterbell.embeddedmongo.storage;

import java.util.ArrayList;
import java.util.List;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import org.jspecify.annotations.Nullable;

/** Reads fields of commands and descriptions as the type they must have. Error 14 when they have another. */
public final class Fields {
    private Fields() {}

    public static String text(Document from, String field) {
        return as(String.class, from, field, required(from, field));
    }

    public static @Nullable String textOrNull(Document from, String field) {
        Object value = from.get(field);
        return value == null ? null : as(String.class, from, field, value);
    }

    public static int integer(Document from, String field) {
        return (int) number(from, field);
    }

    public static long number(Document from, String field) {
        return as(Number.class, from, field, required(from, field)).longValue();
    }

    public static long numberOr(Document from, String field, long absent) {
        Object value = from.get(field);
        return value == null ? absent : as(Number.class, from, field, value).longValue();
    }

    public static boolean flag(Document from, String field) {
        return Utils.isTrue(from.get(field));
    }

    public static Document document(Document from, String field) {
        return as(Document.class, from, field, required(from, field));
    }

    public static @Nullable Document documentOrNull(Document from, String field) {
        Object value = from.get(field);
        return value == null ? null : as(Document.class, from, field, value);
    }

    public static Document documentOrEmpty(Document from, String field) {
        Document value = documentOrNull(from, field);
        return value == null ? new Document() : value;
    }

    public static List<Document> documents(Document from, String field) {
        List<Document> found = new ArrayList<>();
        for (Object element : as(List.class, from, field, required(from, field))) {
            found.add(as(Document.class, from, field, element));
        }
        return found;
    }

    private static Object required(Document from, String field) {
        Object value = from.get(field);
        if (value == null) {
            throw new MongoServerError(40414, "Location40414",
                    "BSON field '" + field + "' is missing but a required field");
        }
        return value;
    }

    private static <T> T as(Class<T> type, Document from, String field, @Nullable Object value) {
        if (!type.isInstance(value)) {
            throw new MongoServerError(14, "TypeMismatch", "BSON field '" + field + "' is the wrong type '"
                    + Utils.describeType(value) + "', expected '" + Utils.describeType(type) + "'");
        }
        return type.cast(value);
    }
}
