package afterbell.messaging;

import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** The thread's place in a chain of causes, kept in the logging context so that every log line carries it. */
public final class Correlation {
    public static final String CORRELATION_ID = "correlationId";
    public static final String CAUSATION_ID = "causationId";

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
}
