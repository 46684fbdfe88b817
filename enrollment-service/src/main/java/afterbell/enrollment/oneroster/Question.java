package afterbell.enrollment.oneroster;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

import afterbell.enrollment.oneroster.model.Selection;

/**
 * What a school's system asks of a list.
 *
 * @param sort   field, null for the list's own order
 * @param fields that are wanted, all when empty
 */
public record Question(int limit, int offset, @Nullable String sort, boolean descending, Selection filter,
        List<String> fields) {
    private static final int MOST = 1_000;
    private static final int FURTHEST = 1_000_000;

    /** @throws OneRosterRefusal if it is no such question */
    public static Question of(int limit, int offset, @Nullable String sort, String orderBy, @Nullable String filter,
            @Nullable String fields) {
        if (limit < 1 || limit > MOST || offset < 0 || offset > FURTHEST) {
            throw new OneRosterRefusal(HttpStatus.BAD_REQUEST, "invaliddata",
                    "limit is 1 to " + MOST + ", offset 0 to " + FURTHEST);
        }
        if (!orderBy.equals("asc") && !orderBy.equals("desc")) {
            throw new OneRosterRefusal(HttpStatus.BAD_REQUEST, "invaliddata", "orderBy is asc or desc");
        }
        var selection = filter == null
                ? Selection.ALL
                : Selection.parse(filter)
                        .orElseThrow(() -> OneRosterRefusal.filter("A filter is field op 'value', at most "
                                + Selection.MOST + ", joined by AND or all by OR"));
        var wanted = fields == null ? List.<String>of() : List.of(fields.split(",", -1));
        return new Question(limit, offset, sort, orderBy.equals("desc"), selection, wanted);
    }

    static OneRosterRefusal notSortable(String field) {
        return new OneRosterRefusal(HttpStatus.BAD_REQUEST, "invalid_sort_field", "Not sorted by: " + field);
    }
}
