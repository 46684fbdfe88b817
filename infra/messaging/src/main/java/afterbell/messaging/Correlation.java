package afterbell.messaging;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** The thread's place in a chain of causes, kept in the logging context so that every log line carries it. */
public final class Correlation {
    public static final String CORRELATION_ID = "correlationId";
    public static final String CAUSATION_ID = "causationId";

    private static final String TRACE_ID = "traceId";
    private static final Pattern TRACEPARENT = Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

    private Correlation() {}

    /** @return the id of the request that started it all; a new one where none is known */
    public static String id() {
        String known = MDC.get(CORRELATION_ID);
        return known == null ? UUID.randomUUID().toString() : known;
    }

    /** @return the id of the event being consumed, where one is */
    public static @Nullable String causation() {
        return MDC.get(CAUSATION_ID);
    }

    /** Runs the work as a consequence of the event. */
    public static void following(Envelope<?> event, Runnable work) {
        try (var correlation = MDC.putCloseable(CORRELATION_ID, event.correlationId());
                var causation = MDC.putCloseable(CAUSATION_ID, event.id())) {
            work.run();
        }
    }

    /** Runs the work with the trace and the request that a record's headers name, where they name any. */
    public static void of(Headers headers, Runnable work) {
        try (var trace = put(TRACE_ID, traceOf(text(headers, "traceparent")));
                var correlation = put(CORRELATION_ID, text(headers, "ce_correlationid"))) {
            work.run();
        }
    }

    private static @Nullable String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** The trace in a W3C {@code traceparent}, nothing for what is none. */
    private static @Nullable String traceOf(@Nullable String traceparent) {
        return traceparent != null && TRACEPARENT.matcher(traceparent).matches() ? traceparent.substring(3, 35) : null;
    }

    private static MDC.@Nullable MDCCloseable put(String name, @Nullable String value) {
        return value == null || MDC.get(name) != null ? null : MDC.putCloseable(name, value);
    }
}
