package afterbell.messaging.outbox;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;

/** Sends one pending event as a CloudEvent in Kafka's binary mode. */
final class EventPublisher implements Publishing {
    private final KafkaTemplate<String, byte[]> kafka;
    private final String service;

    EventPublisher(KafkaTemplate<String, byte[]> kafka, String service) {
        this.kafka = kafka;
        this.service = service;
    }

    @Override
    public CompletableFuture<?> send(String collection, String aggregateId, PendingEvent event) {
        try {
            return kafka.send(record(collection, aggregateId, event));
        } catch (KafkaException e) {
            return CompletableFuture.failedFuture(Objects.requireNonNullElse(e.getCause(), e));
        } catch (IllegalArgumentException | IllegalStateException e) {
            return CompletableFuture.failedFuture(new IllegalArgumentException("Not to be written as CloudEvent", e));
        }
    }

    @Override
    public void flush() {
        kafka.flush();
    }

    private ProducerRecord<String, byte[]> record(String collection, String aggregateId, PendingEvent event) {
        var cloudEvent = CloudEventBuilder.v1()
                .withId(aggregateId + "#" + event.sequence())
                .withSource(URI.create("/afterbell/" + service + "/" + collection))
                .withType(event.type())
                .withSubject(aggregateId)
                .withTime(event.time().atOffset(ZoneOffset.UTC))
                .withExtension("sequence", Long.toString(event.sequence()))
                .withExtension("correlationid", event.correlationId())
                .withData("application/json", event.body().getBytes(StandardCharsets.UTF_8));
        if (event.causationId() != null) {
            cloudEvent.withExtension("causationid", event.causationId());
        }
        var record = KafkaMessageFactory.createWriter(event.topic(), null, event.time().toEpochMilli(), event.key())
                .writeBinary(cloudEvent.build());
        if (event.traceparent() != null) {
            record.headers().add("traceparent", event.traceparent().getBytes(StandardCharsets.US_ASCII));
        }
        return record;
    }
}
