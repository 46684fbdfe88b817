package afterbell.messaging.outbox;

import java.util.HashMap;

import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import org.jspecify.annotations.Nullable;

/** Keeps the trace of a request with its pending events, so that one trace reaches the last consumer. */
final class TraceContext {
    private final @Nullable Tracer tracer;
    private final @Nullable Propagator propagator;

    TraceContext(@Nullable Tracer tracer, @Nullable Propagator propagator) {
        this.tracer = tracer;
        this.propagator = propagator;
    }

    /** @return W3C {@code traceparent} of the current span, where there is one */
    @Nullable
    String current() {
        if (tracer == null || propagator == null) {
            return null;
        }
        var context = tracer.currentTraceContext().context();
        if (context == null) {
            return null;
        }
        var headers = new HashMap<String, String>();
        propagator.inject(context, headers, (carrier, name, value) -> {
            if (carrier != null) {
                carrier.put(name, value);
            }
        });
        return headers.get("traceparent");
    }
}
