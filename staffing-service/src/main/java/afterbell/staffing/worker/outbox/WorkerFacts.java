package afterbell.staffing.worker.outbox;

import java.util.Optional;

import afterbell.contracts.staffing.worker.v1.ClearanceExpired;
import afterbell.contracts.staffing.worker.v1.Kind;
import afterbell.contracts.staffing.worker.v1.Standing;
import afterbell.contracts.staffing.worker.v1.WorkerBarred;
import afterbell.contracts.staffing.worker.v1.WorkerCleared;
import afterbell.messaging.outbox.Outgoing;
import afterbell.staffing.worker.model.Period;
import afterbell.staffing.worker.model.Vetting.Acknowledged;
import afterbell.staffing.worker.model.Vetting.Barred;
import afterbell.staffing.worker.model.Vetting.Checked;
import afterbell.staffing.worker.model.Vetting.Cleared;
import afterbell.staffing.worker.model.Vetting.Expired;
import afterbell.staffing.worker.model.Vetting.Failed;
import afterbell.staffing.worker.model.Vetting.Filed;
import afterbell.staffing.worker.model.Vetting.Objected;
import afterbell.staffing.worker.model.Vetting.OnNotice;
import afterbell.staffing.worker.model.Vetting.Unchecked;
import afterbell.staffing.worker.model.Worker;

/**
 * Tells of a worker in the words of the contract: always its whole state, for the topic is compacted. Nothing is
 * told of who was never cleared, nor why somebody is barred.
 */
public final class WorkerFacts {
    private WorkerFacts() {}

    /** @return what to tell after a change; nothing when no reader would see a difference */
    public static Optional<Outgoing> toPublish(Worker before, Worker after) {
        var told = whole(after);
        if (told.equals(whole(before))) {
            return Optional.empty();
        }
        return fact(after, told).map(fact -> new Outgoing(after.workerId(), fact));
    }

    private static Optional<Record> fact(Worker worker, afterbell.contracts.staffing.worker.v1.Worker told) {
        return switch (worker.vetting()) {
            case Cleared _ -> Optional.of(new WorkerCleared(told));
            case Barred _ -> Optional.of(new WorkerBarred(told));
            case Expired _ -> Optional.of(new ClearanceExpired(told));
            case Unchecked _, Checked _, OnNotice _, Objected _, Filed _, Acknowledged _, Failed _ -> Optional.empty();
        };
    }

    private static afterbell.contracts.staffing.worker.v1.Worker whole(Worker worker) {
        var clearance = worker.vetting().clearance();
        return new afterbell.contracts.staffing.worker.v1.Worker(worker.workerId(),
                Kind.valueOf(worker.kind().name()), worker.schoolIds(),
                Standing.valueOf(worker.vetting().standing().name()), clearance.map(Period::from).orElse(null),
                clearance.map(Period::until).orElse(null));
    }
}
