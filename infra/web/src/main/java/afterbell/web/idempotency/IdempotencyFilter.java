package afterbell.web.idempotency;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Keeps the answer of a command under its key before the caller sees it. */
final class IdempotencyFilter extends OncePerRequestFilter {

    /** A longer answer is not kept; repeating its command executes it again. */
    static final int MAX_KEPT_BODY = 256 * 1024;

    private static final Logger log = LoggerFactory.getLogger(IdempotencyFilter.class);
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final List<String> KEPT_HEADERS = List.of("Content-Language", "ETag", "Location",
            "Link", "WWW-Authenticate");

    private final IdempotencyKeys keys;

    IdempotencyFilter(IdempotencyKeys keys) {
        this.keys = keys;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (SAFE.contains(request.getMethod())) {
            chain.doFilter(request, response);
            return;
        }
        var answer = new ContentCachingResponseWrapper(response);
        var done = false;
        try {
            chain.doFilter(request, answer);
            done = true;
        } finally {
            if (IdempotencyInterceptor.claimOf(request) instanceof Claim.Execute mine) {
                settle(mine, answer, done);
            }
        }
        answer.copyBodyToResponse();
    }

    /** The command has had its effect: a store that is away now must not turn its answer into an error. */
    private void settle(Claim.Execute mine, ContentCachingResponseWrapper answer, boolean done) {
        try {
            if (done && mayBeRepeated(answer)) {
                keys.complete(mine, stored(answer));
            } else {
                keys.release(mine);
            }
        } catch (RuntimeException failed) {
            log.warn("An idempotency key stays open until its lease ends", failed);
        }
    }

    /** A fault, and an answer that asks to come again, say nothing final about the command. */
    private static boolean mayBeRepeated(ContentCachingResponseWrapper answer) {
        return answer.getStatus() < 500 && !answer.containsHeader("Retry-After")
                && answer.getContentSize() <= MAX_KEPT_BODY;
    }

    private static StoredAnswer stored(ContentCachingResponseWrapper answer) {
        var headers = new LinkedHashMap<String, String>();
        if (answer.getContentType() != null) {
            headers.put("Content-Type", answer.getContentType());
        }
        for (var name : KEPT_HEADERS) {
            var value = answer.getHeader(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        return new StoredAnswer(answer.getStatus(), headers, answer.getContentAsByteArray());
    }
}
