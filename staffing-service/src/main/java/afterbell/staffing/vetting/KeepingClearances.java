package afterbell.staffing.vetting;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import afterbell.messaging.outbox.Versioned;
import afterbell.staffing.rota.RemovingDuties;
import afterbell.staffing.worker.model.Worker;
import afterbell.staffing.worker.store.LossReason;
import afterbell.staffing.worker.store.WorkerFile;
import afterbell.staffing.worker.store.WorkerFile.Loss;
import afterbell.staffing.worker.store.Workers;
import afterbell.staffing.worker.store.Workers.Change;

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

    /** A worker as it was loaded, and as it is to be. */
    public record Next(Versioned<WorkerFile> before, WorkerFile file) {}

    /** A worker as it is saved, and from which day on clearances are lost; null when none is. */
    private record Kept(Versioned<WorkerFile> before, WorkerFile file, @Nullable LocalDate lostFrom) {}

    /**
     * @param reason why clearances are lost, should any be
     * @throws org.springframework.dao.OptimisticLockingFailureException if the worker has changed meanwhile
     */
    public Versioned<WorkerFile> save(Versioned<WorkerFile> before, WorkerFile next, LossReason reason) {
        var kept = kept(new Next(before, next), reason);
        var saved = workers.save(before, kept.file());
        removeUncovered(kept, reason);
        return saved;
    }

    /**
     * Saves many workers by one write; each is saved or not by itself.
     *
     * @throws org.springframework.dao.OptimisticLockingFailureException if one of them has changed meanwhile; others may
     *                                                                   be saved
     */
    public void save(List<Next> changes, LossReason reason) {
        var all = changes.stream().map(change -> kept(change, reason)).toList();
        workers.save(all.stream().map(kept -> new Change(kept.before(), kept.file())).toList());
        all.forEach(kept -> removeUncovered(kept, reason));
    }

    private Kept kept(Next next, LossReason reason) {
        var before = next.before().state().worker();
        var worker = told(before, next.file().worker());
        LocalDate lostFrom = worker.firstLost(before).orElse(null);
        return new Kept(next.before(), losing(next.file().with(worker), lostFrom, reason), lostFrom);
    }

    private void removeUncovered(Kept kept, LossReason reason) {
        if (kept.lostFrom() != null) {
            removingDuties.uncovered(kept.file().worker(), kept.lostFrom(), reason);
        }
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
