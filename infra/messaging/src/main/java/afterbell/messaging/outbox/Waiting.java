package afterbell.messaging.outbox;

import java.util.List;

import org.bson.Document;

/**
 * A document's unpublished events in their order.
 *
 * @param sequence the sequence of the document at that time, which is that of the last of the events
 */
record Waiting(String id, long sequence, List<PendingEvent> events) {
    static Waiting read(Document stored) {
        return new Waiting(stored.getString("_id"), stored.getLong("q"),
                stored.getList("o", Document.class).stream().map(PendingEvent::read).toList());
    }
}
