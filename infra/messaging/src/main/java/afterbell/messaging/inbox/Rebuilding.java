package afterbell.messaging.inbox;

import java.util.Map;
import java.util.stream.Collectors;

import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import afterbell.messaging.Broker;
import afterbell.messaging.Broker.GroupInUseException;

/**
 * Builds a projection anew from the first fact of its topic. All other instances of the service must be stopped: the
 * broker refuses to move the offsets of a group that somebody reads with.
 * <p>
 * The offsets are moved first, with a note that the projection is to be emptied; then it is emptied; then the note
 * is removed. Whoever dies in between leaves the note, and the next start empties the projection before it reads: no
 * fact is ever missing, and nothing of the old projection stays.
 */
final class Rebuilding {
    private static final Logger LOG = LoggerFactory.getLogger(Rebuilding.class);
    private static final String TO_BE_EMPTIED = "afterbell: empty the projection before reading";
    private static final String NOTHING_TO_DO = "";

    private final Subscriptions subscriptions;
    private final Readers readers;
    private final Broker broker;

    Rebuilding(Subscriptions subscriptions, Readers readers, Broker broker) {
        this.subscriptions = subscriptions;
        this.readers = readers;
        this.broker = broker;
    }

    /**
     * Where a projection stands.
     *
     * @param read      offsets passed, over all partitions
     * @param published offsets there are, over all partitions
     */
    record Progress(String projection, String topic, long read, long published) {}

    /**
     * Returns when the projection is empty, with its reader stopped: {@link #startReaders} follows, whatever comes of
     * it.
     *
     * @throws GroupInUseException if another instance reads; nothing has changed then
     */
    synchronized void begin(Subscription<?> subscription) {
        readers.stop(subscription);
        broker.move(subscription.group(), broker.firstOffsets(subscription.topic()), TO_BE_EMPTIED);
        empty(subscription);
    }

    /** Starts the readers that do not run, after emptying projections whose rebuilding has been cut off. */
    synchronized void startReaders() {
        subscriptions.all().stream().filter(this::isCutOff).forEach(subscription -> {
            LOG.warn("The rebuilding of {} was cut off; it begins anew", subscription.projection());
            empty(subscription);
        });
        readers.start();
    }

    private boolean isCutOff(Subscription<?> subscription) {
        return broker.committed(subscription.group())
                .values()
                .stream()
                .anyMatch(position -> position != null && position.metadata().equals(TO_BE_EMPTIED));
    }

    private void empty(Subscription<?> subscription) {
        subscription.inbox().clear();
        broker.move(subscription.group(), broker.firstOffsets(subscription.topic()), NOTHING_TO_DO);
    }

    Progress progress(Subscription<?> subscription) {
        var first = broker.firstOffsets(subscription.topic());
        var read = broker.committed(subscription.group());
        long passed = first.entrySet().stream().mapToLong(entry -> {
            OffsetAndMetadata position = read.get(entry.getKey());
            return position == null ? 0 : Math.max(0, position.offset() - entry.getValue());
        }).sum();
        long published = sum(broker.lastOffsets(subscription.topic())) - sum(first);
        return new Progress(subscription.projection(), subscription.topic(), passed, published);
    }

    private static long sum(Map<TopicPartition, Long> offsets) {
        return offsets.values().stream().collect(Collectors.summingLong(Long::longValue));
    }
}
