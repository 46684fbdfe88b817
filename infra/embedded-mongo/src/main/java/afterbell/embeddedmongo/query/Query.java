package afterbell.embeddedmongo.query;

import org.jspecify.annotations.Nullable;

/**
 * What is to be found.
 *
 * @param skip matching documents to leave out at the start
 * @param limit at most so many; 0 for all
 * @param hint name or key pattern of the index to use; null to choose
 */
public record Query(Filter filter, @Nullable Sort sort, long skip, long limit, @Nullable Object hint,
        Deadline deadline) {

    public static Query of(Filter filter) {
        return new Query(filter, null, 0, 0, null, Deadline.NONE);
    }

    public Query limitedTo(long newLimit) {
        return new Query(filter, sort, skip, newLimit, hint, deadline);
    }
}
