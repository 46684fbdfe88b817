package afterbell.staffing.exchange;

import java.time.Clock;
import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

import afterbell.staffing.exchange.store.Exchanges;

/** Finishes exchanges whose process has died, forwards or back. */
@Service
class FinishingExchanges {
    private static final Logger LOG = LoggerFactory.getLogger(FinishingExchanges.class);
    /** Leaves time to whoever is exchanging. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int BATCH = 200;
    private final Exchanges exchanges;
    private final ExchangingDuties exchangingDuties;
    private final Clock clock;

    FinishingExchanges(Exchanges exchanges, ExchangingDuties exchangingDuties, Clock clock) {
        this.exchanges = exchanges;
        this.exchangingDuties = exchangingDuties;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 5_000, initialDelay = 5_000)
    void finish() {
        exchanges.openSince(clock.instant().minus(PATIENCE), BATCH).forEach(open -> {
            try {
                exchangingDuties.run(open.id());
            } catch (OptimisticLockingFailureException changedMeanwhile) {
                LOG.debug("Exchange {} has changed meanwhile and is looked at again", open.id());
            }
        });
    }
}
