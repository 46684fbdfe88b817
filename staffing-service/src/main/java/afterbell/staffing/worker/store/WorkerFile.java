package afterbell.staffing.worker.store;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import afterbell.staffing.worker.model.Worker;

/**
 * A worker as it is kept: the state that is decided upon, and beside it what is personal, which no rule needs.
 *
 * @param barredAt when the bar was entered, null unless duties may still have to be taken away because of it (R25)
 */
public record WorkerFile(Worker worker, Dossier dossier, @Nullable Instant barredAt) {
    public WorkerFile with(Worker next) {
        return new WorkerFile(next, dossier, barredAt);
    }

    public WorkerFile with(Dossier next) {
        return new WorkerFile(worker, next, barredAt);
    }

    public WorkerFile barred(@Nullable Instant at) {
        return new WorkerFile(worker, dossier, at);
    }
}
