package afterbell.messaging.inbox;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.MDC;

/** The trace that a record belongs to, for log lines about one of several that were read together. */
final class RecordTrace {
    private static final String TRACE_ID = "traceId";
    private static final Pattern TRACEPARENT = Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");

    private RecordTrace() {}

    /** Does the work with the record's trace in the logging context, unless a trace is there already. */
    static void during(ConsumerRecord<?, ?> record, Runnable work) {
        var header = record.headers().lastHeader("traceparent");
        var trace = header == null || MDC.get(TRACE_ID) != null
                ? null
                : TRACEPARENT.matcher(new String(header.value(), StandardCharsets.US_ASCII));
        if (trace == null || !trace.matches()) {
            work.run();
            return;
        }
        try (var _ = MDC.putCloseable(TRACE_ID, trace.group(1))) {
            work.run();
        }
    }
}
