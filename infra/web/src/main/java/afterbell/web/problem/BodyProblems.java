package afterbell.web.problem;

import java.util.List;
import java.util.Map;

import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** What is wrong with a body that could not be read as the expected JSON. */
final class BodyProblems {

    private BodyProblems() {}

    static Problem of(HttpMessageNotReadableException unreadable) {
        for (Throwable cause = unreadable.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof UnrecognizedPropertyException unknown) {
                return at(CommonProblem.UNKNOWN_PROPERTY, unknown);
            }
            if (cause instanceof DatabindException invalid) {
                return at(CommonProblem.INVALID_VALUE, invalid);
            }
            if (cause instanceof StreamReadException malformed) {
                return malformed(malformed);
            }
        }
        return Problem.of(CommonProblem.BODY_MISSING);
    }

    private static Problem malformed(StreamReadException malformed) {
        var location = malformed.getLocation();
        var line = location == null ? 0 : location.getLineNr();
        var column = location == null ? 0 : location.getColumnNr();
        return Problem.of(CommonProblem.MALFORMED_JSON, Map.of("line", line, "column", column));
    }

    private static Problem at(ProblemCode code, JacksonException invalid) {
        var pointer = pointer(invalid.getPath());
        return Problem.of(code, Map.of("pointer", pointer))
                .withItems(List.of(
                        new ProblemItem(pointer, null, code.code(), Map.of("pointer", pointer), null)));
    }

    private static String pointer(List<JacksonException.Reference> path) {
        var pointer = new StringBuilder();
        for (var step : path) {
            var name = step.getPropertyName();
            pointer.append('/').append(name == null ? Integer.toString(step.getIndex()) : Pointers.escape(name));
        }
        return pointer.toString();
    }
}
