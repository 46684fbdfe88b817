package afterbell.web.paging;

import java.util.Map;

import afterbell.web.problem.CommonProblem;
import afterbell.web.problem.FromQuery;
import afterbell.web.problem.ProblemException;

/**
 * How many items a page may hold, from {@code ?limit=}: 100 unless told, 1 000 at most.
 *
 * @param value items, 1 to {@value #MAX}
 */
@FromQuery("limit")
public record PageLimit(int value) {

    public static final int DEFAULT = 100;
    public static final int MAX = 1_000;

    /** @throws ProblemException {@code limit-exceeded} (400) outside 1 to {@value #MAX} */
    public PageLimit {
        if (value < 1 || value > MAX) {
            throw new ProblemException(CommonProblem.LIMIT_EXCEEDED, Map.of("limit", value, "max", MAX));
        }
    }

    /** @throws ProblemException {@code invalid-parameter} or {@code limit-exceeded} (400) */
    public static PageLimit parse(String text) {
        try {
            return new PageLimit(Integer.parseInt(text));
        } catch (NumberFormatException notANumber) {
            throw new ProblemException(CommonProblem.INVALID_PARAMETER, Map.of("parameter", "limit"));
        }
    }

    /** One more than the page holds: a query that finds as many knows that there is a next page. */
    public int plusOne() {
        return value + 1;
    }
}
