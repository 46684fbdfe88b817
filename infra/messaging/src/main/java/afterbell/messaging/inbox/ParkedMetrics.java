package afterbell.messaging.inbox;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

import afterbell.messaging.BrokerException;

/** {@code afterbell.events.parked}: how many records wait for a person, by projection. Looked up twice a minute. */
final class ParkedMetrics {
    private static final Logger LOG = LoggerFactory.getLogger(ParkedMetrics.class);

    private final Subscriptions subscriptions;
    private final ParkedRecords parked;
    private final Map<String, Long> counts = new ConcurrentHashMap<>();

    ParkedMetrics(Subscriptions subscriptions, ParkedRecords parked, MeterRegistry meters) {
        this.subscriptions = subscriptions;
        this.parked = parked;
        subscriptions.all()
                .forEach(subscription -> Gauge
                        .builder("afterbell.events.parked", () -> counts.getOrDefault(subscription.projection(), 0L))
                        .description("Records that wait for a person")
                        .tag("projection", subscription.projection())
                        .register(meters));
    }

    @Scheduled(fixedDelay = 30_000, initialDelay = 15_000)
    void look() {
        for (var subscription : subscriptions.all()) {
            try {
                counts.put(subscription.projection(), parked.count(subscription));
            } catch (BrokerException e) {
                LOG.debug("The parked records of {} could not be counted", subscription.projection(), e);
            }
        }
    }
}
