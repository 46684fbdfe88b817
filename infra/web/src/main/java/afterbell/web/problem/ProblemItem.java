package afterbell.web.problem;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One part of a request that is refused; several stand in the answer's {@code errors}.
 *
 * @param pointer   JSON pointer into the request's body (RFC 6901), null when the part is not in the body
 * @param parameter name of the query, path or header parameter, null when the part is in the body
 * @param code      stable name of the refusal
 * @param arguments values for the text's placeholders; never personal data
 * @param detail    text already in the caller's language, null when the text is looked up by code
 */
public record ProblemItem(@Nullable String pointer, @Nullable String parameter, String code,
        Map<String, Object> arguments, @Nullable String detail) {

    public ProblemItem {
        arguments = Map.copyOf(arguments);
    }

    /** An item of a batch or a field, refused for a reason that has its own code. */
    public static ProblemItem at(String pointer, ProblemCode code, Map<String, Object> arguments) {
        return new ProblemItem(pointer, null, code.code(), arguments, null);
    }

    public static ProblemItem at(String pointer, ProblemCode code) {
        return at(pointer, code, Map.of());
    }

    static ProblemItem inBody(String pointer, String code, @Nullable String detail) {
        return new ProblemItem(pointer, null, code, Map.of(), detail);
    }

    static ProblemItem inParameter(String parameter, String code, @Nullable String detail) {
        return new ProblemItem(null, parameter, code, Map.of(), detail);
    }
}
