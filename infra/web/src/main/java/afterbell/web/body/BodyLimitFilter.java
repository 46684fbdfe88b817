package afterbell.web.body;

import java.io.IOException;
import java.util.Map;
import java.util.Set;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.util.MimeTypeUtils;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

import afterbell.web.problem.CommonProblem;
import afterbell.web.problem.Problem;
import afterbell.web.problem.ProblemWriter;

/**
 * Reads a body of up to the limit before the handler runs and refuses a longer one, also when its length was not told.
 * Forms and uploads are read by the container under its own limits.
 */
final class BodyLimitFilter extends OncePerRequestFilter {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final int limit;
    private final ProblemWriter writer;

    BodyLimitFilter(DataSize limit, ProblemWriter writer) {
        this.limit = Math.toIntExact(limit.toBytes());
        this.writer = writer;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (SAFE.contains(request.getMethod()) && request.getContentLengthLong() <= 0
                || readByContainer(request.getContentType())) {
            chain.doFilter(request, response);
            return;
        }
        var body = read(request);
        if (body == null) {
            // What is still on its way is not worth reading: the connection ends with this answer.
            writer.write(Problem.of(CommonProblem.BODY_TOO_LARGE, Map.of("limit", limit))
                    .withHeader("Connection", "close"), request, response);
        } else {
            chain.doFilter(new BufferedRequest(request, body), response);
        }
    }

    private byte @Nullable [] read(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > limit) {
            return null;
        }
        var body = request.getInputStream().readNBytes(limit + 1);
        return body.length > limit ? null : body;
    }

    private static boolean readByContainer(@Nullable String contentType) {
        if (contentType == null) {
            return false;
        }
        try {
            var type = MimeTypeUtils.parseMimeType(contentType);
            return type.getType().equals("multipart") || MediaType.APPLICATION_FORM_URLENCODED.includes(type);
        } catch (InvalidMimeTypeException malformed) {
            return false;
        }
    }
}
