package afterbell.web.idempotency;

import java.util.Collections;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;

import afterbell.web.problem.CommonProblem;
import afterbell.web.problem.ProblemException;

/** The header {@code Idempotency-Key}: one structured-field string (RFC 9651), quotes included, 1 to 64 characters. */
final class IdempotencyKey {

    static final String HEADER = "Idempotency-Key";
    static final int MAX_LENGTH = 64;

    private IdempotencyKey() {}

    /**
     * @throws ProblemException {@code idempotency-key-missing} or {@code idempotency-key-invalid} (400)
     */
    static String of(HttpServletRequest request) {
        List<String> headers = Collections.list(request.getHeaders(HEADER));
        if (headers.isEmpty()) {
            throw new ProblemException(CommonProblem.IDEMPOTENCY_KEY_MISSING);
        }
        if (headers.size() > 1) {
            throw invalid();
        }
        return parse(headers.getFirst());
    }

    static String parse(String header) {
        var field = header.strip();
        if (field.length() < 2 || field.charAt(0) != '"' || field.charAt(field.length() - 1) != '"') {
            throw invalid();
        }
        var key = unescape(field.substring(1, field.length() - 1));
        if (key.isEmpty() || key.length() > MAX_LENGTH) {
            throw invalid();
        }
        return key;
    }

    private static String unescape(String inner) {
        var key = new StringBuilder(inner.length());
        for (var i = 0; i < inner.length(); i++) {
            var c = inner.charAt(i);
            if (c == '\\') {
                i++;
                if (i == inner.length() || inner.charAt(i) != '"' && inner.charAt(i) != '\\') {
                    throw invalid();
                }
                key.append(inner.charAt(i));
            } else if (c == '"' || c < ' ' || c > '~') {
                throw invalid();
            } else {
                key.append(c);
            }
        }
        return key.toString();
    }

    private static ProblemException invalid() {
        return new ProblemException(CommonProblem.IDEMPOTENCY_KEY_INVALID);
    }
}
