package afterbell.web.correlation;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** Names one piece of work from the browser to the last consumer: header, log field, problem detail and event. */
public final class CorrelationId {

    public static final String HEADER = "X-Correlation-Id";

    /** Key in the logging context; whoever publishes an event reads it there. */
    public static final String MDC_KEY = "correlationId";

    private static final String ATTRIBUTE = CorrelationId.class.getName();
    private static final Pattern ACCEPTED = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,63}");

    private CorrelationId() {}

    /** The request's id; a new one when the request has none yet or carries something unfit for a log line. */
    public static String of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String known) {
            return known;
        }
        var id = accept(request.getHeader(HEADER));
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }

    static String accept(@Nullable String offered) {
        return offered != null && ACCEPTED.matcher(offered).matches() ? offered : create();
    }

    /** A UUID of version 7 (RFC 9562): 48 bits of milliseconds, then chance. */
    static String create() {
        var random = ThreadLocalRandom.current();
        var high = (System.currentTimeMillis() << 16) | 0x7000L | (random.nextLong() & 0x0FFFL);
        var low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }
}
