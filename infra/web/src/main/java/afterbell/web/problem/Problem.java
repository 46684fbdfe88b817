package afterbell.web.problem;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A refusal before it is put into words.
 *
 * @param code      kind of refusal
 * @param arguments values for the placeholders of its texts; never personal data
 * @param items     parts that are refused, empty when the whole request is
 * @param headers   headers of the answer, such as {@code Retry-After}
 */
public record Problem(ProblemCode code, Map<String, Object> arguments, List<ProblemItem> items,
        Map<String, String> headers) {

    /** More refused parts than this are not listed. */
    public static final int MAX_ITEMS = 100;

    public Problem {
        arguments = Map.copyOf(arguments);
        items = items.size() > MAX_ITEMS ? List.copyOf(items.subList(0, MAX_ITEMS)) : List.copyOf(items);
        headers = Map.copyOf(headers);
    }

    public static Problem of(ProblemCode code) {
        return of(code, Map.of());
    }

    public static Problem of(ProblemCode code, Map<String, Object> arguments) {
        return new Problem(code, arguments, List.of(), Map.of());
    }

    public Problem withItems(List<ProblemItem> refused) {
        return new Problem(code, arguments, refused, headers);
    }

    public Problem withHeader(String name, String value) {
        var more = new HashMap<>(headers);
        more.put(name, value);
        return new Problem(code, arguments, items, more);
    }
}
