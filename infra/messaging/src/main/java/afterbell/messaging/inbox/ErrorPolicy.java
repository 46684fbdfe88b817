package afterbell.messaging.inbox;

import java.nio.charset.StandardCharsets;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer.HeaderNames.HeadersToAdd;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.ListenerExecutionFailedException;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;

import afterbell.messaging.MessagingProperties;

/**
 * What happens when reading fails, the same for every projection. The record is delivered again, in order, with growing
 * pauses: without end while the store is away, a few times when the record itself is at fault. Then it is parked in
 * {@code <topic>.<group>.dlt} with its headers and the cause, and reading goes on. An unreadable record is parked at
 * once.
 */
final class ErrorPolicy {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorPolicy.class);
    private static final int LONGEST_CAUSE = 500;

    private final MessagingProperties settings;
    private final KafkaTemplate<String, byte[]> kafka;

    ErrorPolicy(MessagingProperties settings, KafkaTemplate<String, byte[]> kafka) {
        this.settings = settings;
        this.kafka = kafka;
    }

    static String parkingTopic(String topic, String group) {
        return topic + "." + group + ".dlt";
    }

    /** @return the innermost failure's class and message: what a person needs to see first */
    static String causeOf(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && (cause instanceof ListenerExecutionFailedException
                || cause instanceof BatchListenerFailedException || cause.getMessage() == null)) {
            cause = cause.getCause();
        }
        String told = cause.getClass().getSimpleName() + ": " + cause.getMessage();
        return told.substring(0, Math.min(told.length(), LONGEST_CAUSE));
    }

    DefaultErrorHandler handlerFor(Subscription<?> subscription) {
        var parking = parkingOf(subscription);
        var handler = new DefaultErrorHandler((record, failure) -> {
            parking.accept(record, failure);
            subscription.parked();
            RecordTrace.during(record, () -> LOG.error("{} has parked {}: {}", subscription.projection(), name(record),
                    causeOf(failure)));
        }, attempts());
        handler.addNotRetryableExceptions(UnreadableEventException.class);
        handler.setBackOffFunction((_, failure) -> StoreAway.isTold(failure) ? withoutEnd() : null);
        handler.setLogLevel(KafkaException.Level.DEBUG);
        handler.setRetryListeners((record, failure, attempt) -> tell(subscription, record, failure, attempt));
        return handler;
    }

    private static void tell(Subscription<?> subscription, ConsumerRecord<?, ?> record, @Nullable Exception failure,
            int attempt) {
        if (failure != null && Integer.bitCount(attempt) == 1) {
            RecordTrace.during(record, () -> LOG.warn("{} could not take {}, attempt {}: {}",
                    subscription.projection(), name(record), attempt, causeOf(failure)));
        }
    }

    /** Where the record stands and the event's id: never its body. */
    private static String name(ConsumerRecord<?, ?> record) {
        Header id = record.headers().lastHeader("ce_id");
        return record.topic() + "-" + record.partition() + "@" + record.offset()
                + (id == null ? "" : " " + new String(id.value(), StandardCharsets.UTF_8));
    }

    private DeadLetterPublishingRecoverer parkingOf(Subscription<?> subscription) {
        var destination = new TopicPartition(subscription.parkingTopic(), 0);
        var parking = new DeadLetterPublishingRecoverer(kafka, (_, _) -> destination);
        parking.excludeHeader(HeadersToAdd.EX_STACKTRACE, HeadersToAdd.EX_MSG);
        parking.setHeadersFunction((_, failure) -> new RecordHeaders()
                .add(ParkedRecord.CAUSE, causeOf(failure).getBytes(StandardCharsets.UTF_8)));
        return parking;
    }

    private BackOff attempts() {
        ExponentialBackOff backOff = withoutEnd();
        backOff.setMaxAttempts(settings.attempts() - 1);
        return backOff;
    }

    private ExponentialBackOff withoutEnd() {
        var backOff = new ExponentialBackOff(settings.backOff().toMillis(), 2);
        backOff.setMaxInterval(settings.longestBackOff().toMillis());
        return backOff;
    }
}
