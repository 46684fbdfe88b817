package afterbell.embeddedmongo.query;

import java.util.List;
import java.util.function.Predicate;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Asks the values at a dotted path as MongoDB does: a document's field, the documents inside an array, an array's element by
 * its position; at the end an array itself and each of its elements, but nothing inside arrays within arrays.
 */
final class PathTest {
    private final List<String> parts;
    private final Predicate<Object> test;
    private final boolean elements;

    private PathTest(String path, Predicate<Object> test, boolean elements) {
        this.parts = List.of(path.split("\\.", -1));
        this.test = test;
        this.elements = elements;
    }

    /** True when one of the values passes; a missing one is {@link Missing}. */
    static Predicate<Document> any(String path, Predicate<Object> test) {
        PathTest asked = new PathTest(path, test, true);
        return document -> asked.matches(document, 0);
    }

    /** Like {@link #any}, but arrays are asked as a whole. */
    static Predicate<Document> whole(String path, Predicate<Object> test) {
        PathTest asked = new PathTest(path, test, false);
        return document -> asked.matches(document, 0);
    }

    private boolean matches(@Nullable Object value, int part) {
        if (part == parts.size()) {
            return test.test(value == null ? Null.VALUE : value) || elements && value instanceof List<?> array
                    && array.stream().anyMatch(element -> test.test(element == null ? Null.VALUE : element));
        }
        if (value instanceof Document document) {
            return matches(document.getOrMissing(parts.get(part)), part + 1);
        }
        if (value instanceof List<?> array) {
            return insideArray(array, part);
        }
        return test.test(Missing.getInstance());
    }

    private boolean insideArray(List<?> array, int part) {
        String name = parts.get(part);
        if (!name.isEmpty() && name.length() < 7 && name.chars().allMatch(c -> c >= '0' && c <= '9')) {
            int position = Integer.parseInt(name);
            return matches(position < array.size() ? array.get(position) : Missing.getInstance(), part + 1);
        }
        for (Object element : array) {
            if (element instanceof Document && matches(element, part)) {
                return true;
            }
        }
        return false;
    }

    /** Stands for null, which a predicate cannot be given. */
    enum Null {
        VALUE
    }
}
