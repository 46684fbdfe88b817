package afterbell.web.paging;

import java.util.List;
import java.util.function.Function;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list. The answer also carries {@code Link: <…>; rel="next"} when there is more.
 *
 * @param items at most as many as the {@link PageLimit} allows, in the list's order
 * @param next  cursor of the next page, null on the last one
 */
public record Page<T>(List<T> items, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String next) {

    public Page {
        items = List.copyOf(items);
    }

    /**
     * Cuts what a query for {@link PageLimit#plusOne()} items has found into a page.
     *
     * @param found  items in order, at most one more than the limit
     * @param cursor the cursor that continues after an item
     */
    public static <T> Page<T> of(List<T> found, PageLimit limit, Function<? super T, Cursor> cursor) {
        if (found.size() > limit.plusOne()) {
            throw new IllegalArgumentException("More items than were asked for");
        }
        if (found.size() <= limit.value()) {
            return new Page<>(found, null);
        }
        var items = found.subList(0, limit.value());
        return new Page<>(items, cursor.apply(items.getLast()).encoded());
    }

    public <R> Page<R> map(Function<? super T, ? extends R> change) {
        return new Page<R>(items.stream().<R>map(change).toList(), next);
    }
}
