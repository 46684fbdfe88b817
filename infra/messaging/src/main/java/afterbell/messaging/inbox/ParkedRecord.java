package afterbell.messaging.inbox;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * A record that could not be read and waits for a person.
 *
 * @param projection the projection that lacks it
 * @param topic      where it was published
 * @param position   its offset in the parking topic
 * @param key        record key, an opaque id
 * @param type       CloudEvents type, where the record has one
 * @param id         CloudEvents id, where the record has one
 * @param cause      what went wrong at the last delivery
 * @param replays    how often it was replayed in vain
 * @param parkedAt   UTC
 */
record ParkedRecord(String projection, String topic, long position, @Nullable String key, @Nullable String type,
        @Nullable String id, @Nullable String cause, int replays, Instant parkedAt) {
    static final String REPLAYS = "afterbell_replays";
    static final String CAUSE = "afterbell_cause";

    static ParkedRecord of(Subscription<?> subscription, ConsumerRecord<String, byte[]> parked) {
        return new ParkedRecord(subscription.projection(), subscription.topic(), parked.offset(), parked.key(),
                header(parked, "ce_type"), header(parked, "ce_id"),
                header(parked, CAUSE), replaysOf(parked),
                Instant.ofEpochMilli(parked.timestamp()));
    }

    static int replaysOf(ConsumerRecord<String, byte[]> parked) {
        String count = header(parked, REPLAYS);
        return count == null ? 0 : Integer.parseInt(count);
    }

    private static @Nullable String header(ConsumerRecord<String, byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
