package afterbell.embeddedmongo.storage;

import java.util.stream.Collectors;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.Json;
import de.bwaldvogel.mongo.exception.MongoServerError;

/** Error 11000: another document already has these values in a unique index. */
public final class DuplicateKey extends MongoServerError {
    private final transient Document keyPattern;
    private final transient Document keyValue;

    DuplicateKey(String namespace, IndexDefinition index, Document document) {
        this(namespace, index, index.keyPattern(), values(index, document));
    }

    private DuplicateKey(String namespace, IndexDefinition index, Document keyPattern, Document keyValue) {
        super(11000, "DuplicateKey", "E11000 duplicate key error collection: " + namespace + " index: " + index.name()
                + " dup key: "
                + keyValue.entrySet()
                        .stream()
                        .map(e -> e.getKey() + ": " + Json.toCompactJsonValue(e.getValue()))
                        .collect(Collectors.joining(", ", "{ ", " }")));
        this.keyPattern = keyPattern;
        this.keyValue = keyValue;
    }

    private static Document values(IndexDefinition index, Document document) {
        Document values = new Document();
        index.fields().forEach(field -> {
            Object value = Utils.getSubdocumentValueCollectionAware(document, field.path());
            values.put(field.path(), value instanceof Missing ? null : value);
        });
        return values;
    }

    public Document keyPattern() {
        return keyPattern;
    }

    public Document keyValue() {
        return keyValue;
    }
}
