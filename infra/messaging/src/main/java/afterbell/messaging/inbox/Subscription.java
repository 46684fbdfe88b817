package afterbell.messaging.inbox;

import java.util.List;
import java.util.Optional;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.kafka.listener.BatchListenerFailedException;

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

    /** Whether records are taken several at a time, by {@link #deliverAll}. */
    boolean isBulk() {
        return inbox instanceof BulkInbox;
    }

    /**
     * Hands over records that were read together; returns when the effect of all is stored. What cannot be taken
     * together is taken one by one.
     *
     * @throws BatchListenerFailedException naming the first record that is not taken; all before it are
     */
    void deliverAll(List<ConsumerRecord<String, byte[]>> records) {
        if (records.size() == 1 || !areTakenTogether(records)) {
            takeOneByOne(records);
        }
    }

    /** While the store is away, taking each alone would be no better. */
    private boolean areTakenTogether(List<ConsumerRecord<String, byte[]>> records) {
        try {
            var events = records.stream().map(reader::read).flatMap(Optional::stream).toList();
            ((BulkInbox<F>) inbox).onAll(events);
            count("done", events.size());
            count("ignored", records.size() - events.size());
            return true;
        } catch (RuntimeException e) {
            if (StoreAway.isTold(e)) {
                throw new BatchListenerFailedException("The store is away", e, 0);
            }
            return false;
        }
    }

    private void takeOneByOne(List<ConsumerRecord<String, byte[]>> records) {
        for (int i = 0; i < records.size(); i++) {
            var record = records.get(i);
            try {
                RecordTrace.during(record, () -> deliver(record));
            } catch (RuntimeException e) {
                throw new BatchListenerFailedException("One of several records is not taken", e, i);
            }
        }
    }

    /** Hands the record to the inbox; returns when its effect is stored. */
    void deliver(ConsumerRecord<String, byte[]> record) {
        reader.read(record).ifPresentOrElse(this::deliver, () -> count("ignored", 1));
    }

    private void deliver(Envelope<F> event) {
        Correlation.following(event, () -> handOver(event));
        count("done", 1);
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
        count("parked", 1);
    }

    private void count(String outcome, int records) {
        if (records == 0) {
            return;
        }
        Counter.builder("afterbell.events.consumed")
                .description("Records read, by what became of them")
                .tag("projection", projection())
                .tag("outcome", outcome)
                .register(meters)
                .increment(records);
    }
}
