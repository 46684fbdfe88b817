package afterbell.messaging.inbox;

import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;

import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.kafka.KafkaMessageFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

import afterbell.contracts.Contract;
import afterbell.contracts.Contracts;
import afterbell.messaging.Envelope;
import afterbell.messaging.FactCodec;

/** Turns a Kafka record into an envelope with a fact of one topic. */
final class EventReader<F> {
    private final Class<F> facts;

    EventReader(Class<F> facts) {
        this.facts = facts;
    }

    /**
     * @return the event; empty for a kind of fact that this service does not know at all, which it may ignore
     * @throws UnreadableEventException for anything that must be parked: no CloudEvent, a broken body, or another
     *                                  version of a fact that this service does know
     */
    Optional<Envelope<F>> read(ConsumerRecord<String, byte[]> record) {
        CloudEvent event = cloudEvent(record);
        Optional<Contract> contract = Contracts.ofType(event.getType())
                .filter(known -> facts.isAssignableFrom(known.record()));
        if (contract.isPresent()) {
            return Optional.of(envelope(event, facts.cast(fact(event, contract.get()))));
        }
        if (Contracts.ofType(event.getType()).isPresent()) {
            throw new UnreadableEventException("Not a fact of this topic: " + event.getType(), null);
        }
        String name = Contract.nameOf(event.getType());
        if (Contracts.all().stream().anyMatch(known -> known.name().equals(name))) {
            throw new UnreadableEventException("Version not known: " + event.getType(), null);
        }
        return Optional.empty();
    }

    private static CloudEvent cloudEvent(ConsumerRecord<String, byte[]> record) {
        try {
            return KafkaMessageFactory.createReader(record).toEvent();
        } catch (RuntimeException e) {
            throw new UnreadableEventException("Not a CloudEvent", e);
        }
    }

    private static Record fact(CloudEvent event, Contract contract) {
        CloudEventData body = event.getData();
        if (body == null) {
            throw new UnreadableEventException("No body: " + event.getType(), null);
        }
        try {
            return FactCodec.read(body.toBytes(), contract.record());
        } catch (JacksonException e) {
            // The fault's own message repeats the value, which may be anything, a name among others.
            throw new UnreadableEventException("Body does not fit " + event.getType() + ": "
                    + e.getClass().getSimpleName() + " " + e.getPathReference(), e);
        }
    }

    private Envelope<F> envelope(CloudEvent event, F fact) {
        OffsetDateTime time = event.getTime();
        if (time == null) {
            throw new UnreadableEventException("No time: " + event.getType(), null);
        }
        return new Envelope<>(event.getId(), event.getType(), event.getSource().toString(),
                Objects.requireNonNullElse(event.getSubject(), ""), time.toInstant(), sequence(event),
                Objects.requireNonNullElse(extension(event, "correlationid"), event.getId()),
                extension(event, "causationid"), fact);
    }

    private static long sequence(CloudEvent event) {
        try {
            return Long.parseLong(Objects.requireNonNullElse(extension(event, "sequence"), ""));
        } catch (NumberFormatException e) {
            throw new UnreadableEventException("No sequence: " + event.getType(), e);
        }
    }

    private static @Nullable String extension(CloudEvent event, String name) {
        Object value = event.getExtension(name);
        return value == null ? null : value.toString();
    }
}
