package afterbell.staffing.worker.store;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import afterbell.staffing.worker.model.Worker;

/**
 * A worker as it is kept: the state that is decided upon, and beside it what is personal, which no rule needs.
 *
 * @param loss what may still have to be taken away because clearances were lost, null where nothing is
 */
public record WorkerFile(Worker worker, Dossier dossier, @Nullable Loss loss) {

    /**
     * Clearances that were lost (R25).
     *
     * @param at   when that was entered
     * @param from first day that is no longer covered
     */
    public record Loss(Instant at, LocalDate from, LossReason reason) {}

    public WorkerFile with(Worker next) {
        return new WorkerFile(next, dossier, loss);
    }

    public WorkerFile with(Dossier next) {
        return new WorkerFile(worker, next, loss);
    }

    public WorkerFile losing(@Nullable Loss next) {
        return new WorkerFile(worker, dossier, next);
    }
}
