package afterbell.embeddedmongo.storage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import org.jspecify.annotations.Nullable;

import afterbell.embeddedmongo.storage.IndexDefinition.Field;

/**
 * The entries a document has in an index: one, or one for each element when an array lies on a path.
 *
 * @param keys the encoded values, distinct and in order, without the index's prefix and the document's id
 * @param arrays bit n is set when an array lies on the path of key part n
 */
public record IndexKeys(List<byte[]> keys, int arrays) {
    private static final int MAX_KEYS = 10_000;

    /** Error 171 when arrays lie on the paths of two key parts and neither holds the other. */
    public static IndexKeys of(Document document, IndexDefinition index) {
        Extraction extraction = new Extraction(index);
        State[] start = new State[index.fields().size()];
        for (int i = 0; i < start.length; i++) {
            start[i] = new State(document, 0, false);
        }
        extraction.expand(start);
        return new IndexKeys(extraction.keys(), extraction.arrays);
    }

    /** How far one key part has walked: the value reached and how many path parts it has used. */
    private record State(@Nullable Object value, int used, boolean finished) {}

    private static final class Extraction {
        private final List<Field> fields;
        private final boolean sparse;
        private byte @Nullable [] first;
        private @Nullable TreeSet<byte[]> more;
        private int arrays;

        Extraction(IndexDefinition index) {
            this.fields = index.fields();
            this.sparse = index.sparse();
        }

        List<byte[]> keys() {
            if (more != null) {
                return new ArrayList<>(more);
            }
            return first == null ? List.of() : List.of(first);
        }

        void expand(State[] states) {
            List<?> array = null;
            int through = 0;
            for (int i = 0; i < states.length; i++) {
                states[i] = walk(states[i], fields.get(i).parts());
                if (!states[i].finished()) {
                    List<?> reached = (List<?>) states[i].value();
                    if (array != null && array != reached) {
                        throw new MongoServerError(171, "CannotIndexParallelArrays", "cannot index parallel arrays ["
                                + fields.get(i).path() + "]");
                    }
                    array = reached;
                    through |= 1 << i;
                }
            }
            if (array == null) {
                emit(states);
                return;
            }
            arrays |= through;
            if (array.isEmpty()) {
                emit(replace(states, through, null, true));
            }
            for (Object element : array) {
                expand(replace(states, through, element, false));
            }
        }

        /** Follows the path through documents until a value, nothing, or an array that has to be taken apart. */
        private State walk(State from, List<String> parts) {
            if (from.finished()) {
                return from;
            }
            Object value = from.value();
            int used = from.used();
            while (used < parts.size()) {
                if (value instanceof Document document) {
                    value = document.getOrMissing(parts.get(used++));
                } else if (value instanceof List<?> list) {
                    if (!isPosition(parts.get(used))) {
                        return new State(list, used, false);
                    }
                    int position = Integer.parseInt(parts.get(used++));
                    value = position < list.size() ? list.get(position) : Missing.getInstance();
                } else {
                    return new State(Missing.getInstance(), used, true);
                }
            }
            return value instanceof List<?> ? new State(value, used, false) : new State(value, used, true);
        }

        private State[] replace(State[] states, int through, @Nullable Object element, boolean empty) {
            State[] next = states.clone();
            for (int i = 0; i < next.length; i++) {
                if ((through & 1 << i) == 0) {
                    continue;
                }
                boolean atEnd = next[i].used() == fields.get(i).parts().size();
                if (empty) {
                    next[i] = new State(atEnd ? ValueKeys.EmptyArray.MARK : Missing.getInstance(), next[i].used(),
                            true);
                } else {
                    // An array inside an array is a value at the end of the path.
                    next[i] = new State(element, next[i].used(), atEnd);
                }
            }
            return next;
        }

        private void emit(State[] states) {
            if (sparse && Arrays.stream(states).allMatch(state -> state.value() instanceof Missing)) {
                return;
            }
            KeyBytes out = new KeyBytes();
            for (int i = 0; i < states.length; i++) {
                ValueKeys.append(states[i].value(), fields.get(i).ascending(), out);
            }
            byte[] key = out.toBytes();
            if (first == null) {
                first = key;
                return;
            }
            if (more == null) {
                more = new TreeSet<>(Arrays::compareUnsigned);
                more.add(first);
            }
            more.add(key);
            if (more.size() > MAX_KEYS) {
                throw new MongoServerError(17280, "KeyTooLong",
                        "A document may have at most " + MAX_KEYS + " index entries");
            }
        }

        private static boolean isPosition(String part) {
            return !part.isEmpty() && part.length() < 7 && part.chars().allMatch(c -> c >= '0' && c <= '9');
        }
    }
}
