package afterbell.messaging.outbox;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * {@code afterbell.outbox.pending} documents whose events wait (at most 10 000 are counted) and
 * {@code afterbell.outbox.oldest.age} seconds that the oldest has waited, by collection. Looked up every 10 seconds.
 */
final class OutboxMetrics {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxMetrics.class);
    private static final int MOST = 10_000;

    private final Relay relay;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Map<String, AtomicReference<Look>> looks = new ConcurrentHashMap<>();

    OutboxMetrics(Relay relay, MeterRegistry meters, Clock clock) {
        this.relay = relay;
        this.meters = meters;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 10_000, initialDelay = 5_000)
    void look() {
        for (var store : relay.stores()) {
            try {
                var latest = new Look(store.waitingCount(MOST), store.oldestWaiting()
                        .map(since -> Duration.between(since, clock.instant()))
                        .orElse(Duration.ZERO));
                looks.computeIfAbsent(store.collection(), this::gauges).set(latest);
            } catch (DataAccessException e) {
                LOG.debug("The outbox of {} could not be looked at", store.collection(), e);
            }
        }
    }

    private AtomicReference<Look> gauges(String collection) {
        var look = new AtomicReference<>(new Look(0, Duration.ZERO));
        Gauge.builder("afterbell.outbox.pending", () -> look.get().pending())
                .description("Documents whose events wait to be published")
                .tag("collection", collection)
                .register(meters);
        Gauge.builder("afterbell.outbox.oldest.age", () -> look.get().oldestAge().toMillis() / 1000.0)
                .description("How long the oldest unpublished event has waited")
                .baseUnit("seconds")
                .tag("collection", collection)
                .register(meters);
        return look;
    }

    private record Look(long pending, Duration oldestAge) {}
}
