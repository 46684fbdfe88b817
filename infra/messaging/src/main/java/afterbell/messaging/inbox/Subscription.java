package afterbell.messaging.inbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.dao.OptimisticLockingFailureException;

import afterbell.contracts.Contracts;
import afterbell.messaging.Correlation;
import afterbell.messaging.Envelope;

/** An inbox at its topic: its consumer group, and how one record reaches it. */
final class Subscription<F> {
    private static final int MOST_CONFLICTS = 10;

    private final Inbox<F> inbox;
    private final String group;
    private final EventReader<F> reader;
    private final MeterRegistry meters;

    Subscription(Inbox<F> inbox, String service, MeterRegistry meters) {
        this.inbox = inbox;
        this.group = service + "." + inbox.projection();
        this.reader = new EventReader<>(inbox.topic());
        this.meters = meters;
    }

    Inbox<F> inbox() {
        return inbox;
    }

    String projection() {
        return inbox.projection();
    }

    String group() {
        return group;
    }

    String topic() {
        return Contracts.topicOf(inbox.topic()).name();
    }

    String parkingTopic() {
        return ErrorPolicy.parkingTopic(topic(), group);
    }

    /** Hands the record to the inbox; returns when its effect is stored. */
    void deliver(ConsumerRecord<String, byte[]> record) {
        reader.read(record).ifPresentOrElse(this::deliver, () -> count("ignored"));
    }

    private void deliver(Envelope<F> event) {
        Correlation.following(event, () -> handOver(event));
        count("done");
    }

    /** A conflict means that another reader has just saved: the next look is at its result, and needs no pause. */
    private void handOver(Envelope<F> event) {
        for (int conflicts = 1;; conflicts++) {
            try {
                inbox.on(event);
                return;
            } catch (OptimisticLockingFailureException e) {
                if (conflicts == MOST_CONFLICTS) {
                    throw e;
                }
            }
        }
    }

    void parked() {
        count("parked");
    }

    private void count(String outcome) {
        Counter.builder("afterbell.events.consumed")
                .description("Records read, by what became of them")
                .tag("projection", projection())
                .tag("outcome", outcome)
                .register(meters)
                .increment();
    }
}
