package afterbell.messaging.outbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

import afterbell.contracts.Contract;
import afterbell.contracts.Contracts;
import afterbell.messaging.Correlation;
import afterbell.messaging.FactCodec;

/** An event on disk, waiting in its aggregate's document. Field names are short because they are stored with each. */
record PendingEvent(String topic, String type, String key, long sequence, Instant time, String correlationId,
        @Nullable String causationId, @Nullable String traceparent, String body) {

    /** The most characters of a body; half of what a broker takes in one record, so that no event is ever stuck. */
    static final int LONGEST_BODY = 250_000;

    /**
     * @param first sequence of the first fact
     * @throws IllegalArgumentException for a fact of no contract, without a key, or with too long a body
     */
    static List<PendingEvent> of(List<Outgoing> facts, long first, Instant now, @Nullable String traceparent) {
        if (facts.isEmpty()) {
            return List.of();
        }
        String correlation = Correlation.id();
        var pending = new ArrayList<PendingEvent>(facts.size());
        for (var outgoing : facts) {
            Contract contract = Contracts.of(outgoing.fact());
            String body = FactCodec.write(outgoing.fact());
            if (outgoing.key().isBlank() || body.length() > LONGEST_BODY) {
                throw new IllegalArgumentException(contract.type() + " needs a key and a body of at most "
                        + LONGEST_BODY + " characters, not " + body.length());
            }
            pending.add(new PendingEvent(contract.topic().name(), contract.type(), outgoing.key(),
                    first + pending.size(), now, correlation, Correlation.causation(), traceparent, body));
        }
        return List.copyOf(pending);
    }

    static PendingEvent read(Document stored) {
        return new PendingEvent(stored.getString("to"), stored.getString("t"), stored.getString("k"),
                stored.getLong("q"), stored.getDate("at").toInstant(), stored.getString("c"), stored.getString("ca"),
                stored.getString("tp"), stored.getString("b"));
    }

    Document write() {
        var stored = new Document("to", topic).append("t", type)
                .append("k", key)
                .append("q", sequence)
                .append("at", Date.from(time))
                .append("c", correlationId)
                .append("b", body);
        if (causationId != null) {
            stored.append("ca", causationId);
        }
        if (traceparent != null) {
            stored.append("tp", traceparent);
        }
        return stored;
    }
}
