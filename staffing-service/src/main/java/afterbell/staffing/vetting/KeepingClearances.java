package afterbell.staffing.vetting;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import afterbell.messaging.outbox.Versioned;
import afterbell.staffing.rota.RemovingDuties;
import afterbell.staffing.worker.model.Worker;
import afterbell.staffing.worker.store.LossReason;
import afterbell.staffing.worker.store.WorkerFile;
import afterbell.staffing.worker.store.WorkerFile.Loss;
import afterbell.staffing.worker.store.Workers;

/**
 * Saves a worker whose clearances may change. Those that are lost are lost by this one write, everywhere; then the
 * duties that they had allowed are taken away, which {@link FinishingLosses} repeats should this process end before
 * it is done (R25).
 */
@Component
public class KeepingClearances {
    private final Workers workers;
    private final RemovingDuties removingDuties;
    private final Clock clock;

    KeepingClearances(Workers workers, RemovingDuties removingDuties, Clock clock) {
        this.workers = workers;
        this.removingDuties = removingDuties;
        this.clock = clock;
    }

    /**
     * @param reason why clearances are lost, should any be
     * @throws org.springframework.dao.OptimisticLockingFailureException if the worker has changed meanwhile
     */
    public Versioned<WorkerFile> save(Versioned<WorkerFile> before, WorkerFile next, LossReason reason) {
        var worker = told(before.state().worker(), next.worker());
        LocalDate lostFrom = worker.firstLost(before.state().worker()).orElse(null);
        var saved = workers.save(before, losing(next.with(worker), lostFrom, reason));
        if (lostFrom != null) {
            removingDuties.uncovered(worker, lostFrom, reason);
        }
        return saved;
    }

    /** That clearances have run out is said of those that there were: others are to run out by themselves. */
    private static Worker told(Worker before, Worker next) {
        return next.clearances().equals(before.clearances()) ? next : next.lapsed(false);
    }

    /** What an earlier loss may still take away is taken away with this one. */
    private WorkerFile losing(WorkerFile file, @Nullable LocalDate from, LossReason reason) {
        if (from == null) {
            return file;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var earlier = file.loss();
        LocalDate first = earlier != null && earlier.from().isBefore(from) ? earlier.from() : from;
        return file.losing(new Loss(now, first, reason));
    }
}
