package afterbell.embeddedmongo.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import org.jspecify.annotations.Nullable;

import afterbell.embeddedmongo.storage.IndexDefinition;
import afterbell.embeddedmongo.storage.IndexKeys;
import afterbell.embeddedmongo.storage.KeyBytes;

/** An order of documents, compared exactly as an index of the same keys would keep them. */
public final class Sort {
    private static final int MAX_FIELDS = 32;

    /** One key: ascending or descending by a dotted path. */
    record Key(String path, boolean ascending) {}

    private final List<Key> keys;
    private final List<IndexDefinition> parts = new ArrayList<>();

    private Sort(List<Key> keys) {
        this.keys = keys;
        keys.forEach(key -> parts.add(new IndexDefinition(IndexDefinition.PRIMARY, "", List.of(
                new IndexDefinition.Field(key.path(), key.ascending())), false, false, null)));
    }

    /** Null when nothing is to be sorted. Error 2 for orders that are not supported. */
    public static @Nullable Sort of(@Nullable Document sort) {
        if (sort == null || sort.isEmpty()) {
            return null;
        }
        List<Key> keys = new ArrayList<>();
        for (Map.Entry<String, Object> entry : sort.entrySet()) {
            boolean direction = entry.getValue() instanceof Number number && Math.abs(number.doubleValue()) == 1;
            if (entry.getKey().startsWith("$") || !direction || keys.size() == MAX_FIELDS) {
                throw new MongoServerError(15975, "Location15975", "$sort key ordering must be 1 or -1, for at most "
                        + MAX_FIELDS + " fields; $natural and $meta are not supported");
            }
            keys.add(new Key(entry.getKey(), ((Number) entry.getValue()).intValue() > 0));
        }
        return new Sort(keys);
    }

    List<Key> keys() {
        return keys;
    }

    /** Bytes whose unsigned order is this order. Of an array's elements the one that comes first counts. */
    byte[] keyOf(Document document) {
        KeyBytes key = new KeyBytes();
        parts.forEach(part -> key.putAll(IndexKeys.of(document, part).keys().getFirst()));
        return key.toBytes();
    }
}
