package afterbell.embeddedmongo.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import de.bwaldvogel.mongo.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * What an index is. The entry of a unique index holds the values alone, that of another index the values and the
 * document's id.
 *
 * @param id first four bytes of each of its entries; {@link #PRIMARY} for the documents themselves
 * @param expireAfterSeconds documents whose date is older are deleted; null when they stay
 */
public record IndexDefinition(int id, String name, List<Field> fields, boolean unique, boolean sparse,
        @Nullable Long expireAfterSeconds) {

    /** The id of {@code _id_}: its entries are the documents themselves. */
    public static final int PRIMARY = 0;
    public static final String PRIMARY_NAME = "_id_";

    /** One key part. {@code parts} is the dotted path taken apart. */
    public record Field(String path, boolean ascending, List<String> parts) {
        public Field(String path, boolean ascending) {
            this(path, ascending, List.of(path.split("\\.", -1)));
        }
    }

    public static IndexDefinition primary() {
        return new IndexDefinition(PRIMARY, PRIMARY_NAME, List.of(new Field("_id", true)), true, false, null);
    }

    public boolean isPrimary() {
        return id == PRIMARY;
    }

    /** {@code {a: 1, b: -1}}. */
    public Document keyPattern() {
        Document pattern = new Document();
        fields.forEach(field -> pattern.put(field.path(), field.ascending() ? 1 : -1));
        return pattern;
    }

    /** Whether a hint or a drop by this key pattern means this index. Any number type will do. */
    public boolean hasPattern(Object pattern) {
        if (!(pattern instanceof Document keys) || keys.size() != fields.size()) {
            return false;
        }
        List<Field> wanted = new ArrayList<>();
        keys.forEach((path, direction) -> {
            if (direction instanceof Number number && Math.abs(number.doubleValue()) == 1) {
                wanted.add(new Field(path, number.intValue() > 0));
            }
        });
        return fields.equals(wanted);
    }

    /** As {@code listIndexes} tells it. */
    public Document describe() {
        Document description = new Document("v", 2).append("key", keyPattern()).append("name", name);
        if (unique && !isPrimary()) {
            description.append("unique", true);
        }
        if (sparse) {
            description.append("sparse", true);
        }
        description.putIfNotNull("expireAfterSeconds", expireAfterSeconds);
        return description;
    }

    Document toStored() {
        return describe().append("id", id);
    }

    static IndexDefinition fromStored(Document stored) {
        List<Field> fields = new ArrayList<>();
        Document key = Fields.document(stored, "key");
        key.forEach((path, direction) -> fields.add(new Field(path, ((Number) direction).intValue() > 0)));
        Number expiry = (Number) stored.get("expireAfterSeconds");
        return new IndexDefinition(Fields.integer(stored, "id"), Fields.text(stored, "name"), List.copyOf(fields),
                Boolean.TRUE.equals(stored.get("unique")), Boolean.TRUE.equals(stored.get("sparse")),
                expiry == null ? null : expiry.longValue());
    }

    /** Whether both would hold the same entries under the same rules. */
    public boolean sameAs(IndexDefinition other) {
        return fields.equals(other.fields) && unique == other.unique && sparse == other.sparse
                && Objects.equals(expireAfterSeconds, other.expireAfterSeconds);
    }
}
