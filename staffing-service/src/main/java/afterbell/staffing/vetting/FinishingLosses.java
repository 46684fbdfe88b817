package afterbell.staffing.vetting;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

import afterbell.messaging.outbox.Versioned;
import afterbell.staffing.rota.RemovingDuties;
import afterbell.staffing.worker.store.WorkerFile;
import afterbell.staffing.worker.store.WorkerFile.Loss;
import afterbell.staffing.worker.store.Workers;

/**
 * Finishes what a bar or another loss of clearances has begun (R25): takes uncovered duties away again and again for
 * ten minutes after it. So nothing is left of them when the process that entered it has died, nor when another one was
 * assigning a duty meanwhile.
 */
@Service
class FinishingLosses {
    /** Longer than any request that had seen the worker cleared can last. */
    static final Duration WATCHED = Duration.ofMinutes(10);

    private static final Logger LOG = LoggerFactory.getLogger(FinishingLosses.class);
    /** More than lose their clearances at one moment: the last moment of a batch is looked at again with the next. */
    private static final int BATCH = 1_000;
    /** 60 000 workers. */
    private static final int MOST_BATCHES = 60;

    private final Workers workers;
    private final RemovingDuties removingDuties;
    private final Clock clock;

    FinishingLosses(Workers workers, RemovingDuties removingDuties, Clock clock) {
        this.workers = workers;
        this.removingDuties = removingDuties;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 5_000, initialDelay = 5_000)
    void finish() {
        Instant watchedSince = clock.instant().minus(WATCHED);
        Instant from = Instant.EPOCH;
        for (int batch = 0; batch < MOST_BATCHES; batch++) {
            var losing = workers.losing(from, BATCH);
            losing.forEach(file -> finish(file, watchedSince));
            var last = losing.isEmpty() ? null : losing.getLast().state().loss();
            if (losing.size() < BATCH || last == null) {
                return;
            }
            from = last.at();
        }
    }

    private void finish(Versioned<WorkerFile> file, Instant watchedSince) {
        try {
            if (file.state().loss() instanceof Loss loss) {
                removingDuties.uncovered(file.state().worker(), loss.from(), loss.reason());
                if (loss.at().isBefore(watchedSince)) {
                    workers.save(file, file.state().losing(null));
                }
            }
        } catch (OptimisticLockingFailureException changedMeanwhile) {
            LOG.debug("Worker {} has changed meanwhile and is looked at again", file.id());
        }
    }
}
