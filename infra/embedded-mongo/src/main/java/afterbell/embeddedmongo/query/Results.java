package afterbell.embeddedmongo.query;

import java.util.Iterator;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Matching documents one after the other. Not for several threads at once. */
public interface Results extends AutoCloseable {

    /** Null at the end. */
    @Nullable
    Match next();

    @Override
    void close();

    static Results of(List<Match> matches) {
        Iterator<Match> rest = matches.iterator();
        return new Results() {
            @Override
            public @Nullable Match next() {
                return rest.hasNext() ? rest.next() : null;
            }

            @Override
            public void close() {
                // holds nothing
            }
        };
    }
}
