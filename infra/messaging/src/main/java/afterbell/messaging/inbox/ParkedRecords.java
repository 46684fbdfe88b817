package afterbell.messaging.inbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;

import afterbell.messaging.Broker;
import afterbell.messaging.MessagingProperties;

/**
 * The records that this service has parked: what is in the parking topic. A replay goes to the projection that lacks
 * the record and to no other reader, and takes the record out. What fails again is parked again behind the others, so that
 * nothing is lost and nothing blocks.
 */
final class ParkedRecords {
    /** The most records that one listing or one replay takes. */
    static final int LIMIT = 1_000;
    private static final Duration POLL = Duration.ofSeconds(5);

    private final ConsumerFactory<String, byte[]> consumers;
    private final KafkaTemplate<String, byte[]> kafka;
    private final Broker broker;
    private final MessagingProperties settings;

    ParkedRecords(ConsumerFactory<String, byte[]> consumers, KafkaTemplate<String, byte[]> kafka, Broker broker,
            MessagingProperties settings) {
        this.consumers = consumers;
        this.kafka = kafka;
        this.broker = broker;
        this.settings = settings;
    }

    /** @param replayed records that reached the projection; {@code parkedAgain} those that failed once more */
    record Replayed(String projection, int replayed, int parkedAgain) {}

    /** @return the oldest parked records */
    List<ParkedRecord> of(Subscription<?> subscription) {
        return oldest(subscription).stream().map(record -> ParkedRecord.of(subscription, record)).toList();
    }

    /** @return how many records wait, without reading them */
    long count(Subscription<?> subscription) {
        var partition = parking(subscription);
        return offset(broker.lastOffsets(partition.topic()), partition)
                - offset(broker.firstOffsets(partition.topic()), partition);
    }

    /** @throws DataAccessResourceFailureException if the store is away; what is not yet replayed stays as it is */
    synchronized Replayed replay(Subscription<?> subscription) {
        int done = 0;
        int failed = 0;
        long behind = 0;
        try {
            for (var record : oldest(subscription)) {
                if (isDelivered(subscription, record)) {
                    done++;
                } else {
                    failed++;
                }
                behind = record.offset() + 1;
            }
        } finally {
            if (behind > 0) {
                broker.deleteBefore(parking(subscription), behind);
            }
        }
        return new Replayed(subscription.projection(), done, failed);
    }

    private boolean isDelivered(Subscription<?> subscription, ConsumerRecord<String, byte[]> record) {
        try {
            subscription.deliver(record);
            return true;
        } catch (RuntimeException e) {
            if (StoreAway.isTold(e)) {
                throw new DataAccessResourceFailureException("The store is away", e);
            }
            parkAgain(subscription, record, e);
            return false;
        }
    }

    private void parkAgain(Subscription<?> subscription, ConsumerRecord<String, byte[]> record, RuntimeException e) {
        var headers = new RecordHeaders(record.headers());
        headers.remove(ParkedRecord.REPLAYS).remove(ParkedRecord.CAUSE);
        headers.add(ParkedRecord.REPLAYS, text(Integer.toString(ParkedRecord.replaysOf(record) + 1)));
        headers.add(ParkedRecord.CAUSE, text(ErrorPolicy.causeOf(e)));
        try {
            kafka.send(new ProducerRecord<>(subscription.parkingTopic(), 0, record.key(), record.value(), headers))
                    .get(settings.publishTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Replay was interrupted; the record stays parked", interrupted);
        } catch (ExecutionException | TimeoutException failure) {
            throw new IllegalStateException("The broker did not take a record back; it stays parked", failure);
        }
    }

    private List<ConsumerRecord<String, byte[]>> oldest(Subscription<?> subscription) {
        var partition = parking(subscription);
        long end = offset(broker.lastOffsets(partition.topic()), partition);
        long first = offset(broker.firstOffsets(partition.topic()), partition);
        var records = new ArrayList<ConsumerRecord<String, byte[]>>();
        try (var consumer = consumers.createConsumer(null, subscription.group(), "-parked")) {
            consumer.assign(List.of(partition));
            consumer.seek(partition, first);
            boolean progress = true;
            while (progress && consumer.position(partition, POLL) < Math.min(end, first + LIMIT)) {
                var polled = consumer.poll(POLL).records(partition);
                polled.stream().filter(record -> record.offset() < end).forEach(records::add);
                progress = !polled.isEmpty();
            }
        }
        return records.subList(0, Math.min(records.size(), LIMIT));
    }

    private static long offset(Map<TopicPartition, Long> offsets, TopicPartition partition) {
        return offsets.getOrDefault(partition, 0L);
    }

    private static TopicPartition parking(Subscription<?> subscription) {
        return new TopicPartition(subscription.parkingTopic(), 0);
    }

    private static byte[] text(String value) {
        return value.getBytes(StandardCharsets.UTF_8);
    }
}
