package afterbell.messaging.outbox;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes the waiting events of several aggregates at once. The k-th event of every aggregate is sent together and
 * acknowledged before the next one is, so that an aggregate's later event never overtakes an earlier one.
 * <p>
 * An event that the broker refuses for its own sake keeps back its aggregate's later ones and nothing else. When the
 * broker is away the batch is given up.
 */
final class PublishingBatches {
    private static final Logger LOG = LoggerFactory.getLogger(PublishingBatches.class);

    private final Publishing publishing;
    private final MeterRegistry meters;

    PublishingBatches(Publishing publishing, MeterRegistry meters) {
        this.publishing = publishing;
        this.meters = meters;
    }

    /** The broker is away: trying the next batch is no use for a while. */
    static final class BrokerAwayException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BrokerAwayException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** @throws BrokerAwayException if events are not published because the broker is away; the others are cleared */
    void publish(AggregateStore<?> store, List<Waiting> batch) {
        var acknowledged = new HashMap<String, Integer>();
        var failures = new LinkedHashMap<String, Throwable>();
        int longest = batch.stream().mapToInt(waiting -> waiting.events().size()).max().orElse(0);
        for (int round = 0; round < longest && allAtFault(failures); round++) {
            publish(store, batch, round, acknowledged, failures);
        }
        var done = batch.stream()
                .filter(waiting -> !waiting.events().isEmpty()
                        && acknowledged.getOrDefault(waiting.id(), 0) == waiting.events().size())
                .toList();
        if (!done.isEmpty()) {
            store.published(done);
        }
        report(store, failures);
    }

    /** Sends the next event of each aggregate that has one and has not failed yet, and awaits the acknowledgements. */
    private void publish(AggregateStore<?> store, List<Waiting> batch, int round, Map<String, Integer> acknowledged,
            Map<String, Throwable> failures) {
        var sent = new LinkedHashMap<Waiting, CompletableFuture<?>>();
        for (var waiting : batch) {
            if (waiting.events().size() > round && !failures.containsKey(waiting.id())) {
                var acknowledgement = publishing.send(store.collection(), waiting.id(), waiting.events().get(round));
                sent.put(waiting, acknowledgement);
                if (acknowledgement.isCompletedExceptionally() && !isAtFault(acknowledgement.exceptionNow())) {
                    break;
                }
            }
        }
        publishing.flush();
        sent.forEach((waiting, acknowledgement) -> {
            if (acknowledgement.isDone() && !acknowledgement.isCompletedExceptionally()) {
                acknowledged.merge(waiting.id(), 1, Integer::sum);
                count(waiting.events().get(round));
            } else {
                failures.put(waiting.id(), acknowledgement.isDone()
                        ? acknowledgement.exceptionNow()
                        : new IllegalStateException("No answer"));
            }
        });
    }

    private static void report(AggregateStore<?> store, Map<String, Throwable> failures) {
        for (var failure : failures.entrySet()) {
            if (!isAtFault(failure.getValue())) {
                throw new BrokerAwayException(failures.size() + " documents of " + store.collection()
                        + " keep their events", failure.getValue());
            }
        }
        failures.forEach((id, cause) -> LOG.error("{}/{} keeps its events: the broker will not take one of them",
                store.collection(), id, cause));
    }

    private static boolean allAtFault(Map<String, Throwable> failures) {
        return failures.values().stream().allMatch(PublishingBatches::isAtFault);
    }

    /** Whether the record itself is refused, so that another one may pass. */
    private static boolean isAtFault(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RecordTooLargeException || cause instanceof RecordBatchTooLargeException
                    || cause instanceof SerializationException || cause instanceof InvalidTopicException
                    || cause instanceof AuthorizationException || cause instanceof IllegalArgumentException) {
                return true;
            }
        }
        return false;
    }

    private void count(PendingEvent event) {
        Counter.builder("afterbell.events.published")
                .description("Events acknowledged by the broker")
                .tag("type", event.type())
                .register(meters)
                .increment();
    }
}
