package afterbell.staffing.worker.outbox;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import afterbell.contracts.staffing.worker.v1.Clearance;
import afterbell.contracts.staffing.worker.v1.ClearanceExpired;
import afterbell.contracts.staffing.worker.v1.Kind;
import afterbell.contracts.staffing.worker.v1.Standing;
import afterbell.contracts.staffing.worker.v1.WorkerBarred;
import afterbell.contracts.staffing.worker.v1.WorkerCleared;
import afterbell.contracts.staffing.worker.v1.WorkerSuspended;
import afterbell.messaging.outbox.Outgoing;
import afterbell.staffing.worker.model.Worker;

/**
 * Tells of a worker in the words of the contract: always its whole state, for the topic is compacted. Nothing is
 * told of who was never cleared, nor why somebody is barred or suspended.
 */
public final class WorkerFacts {
    private WorkerFacts() {}

    /** @return what to tell after a change; nothing when no reader would see a difference */
    public static Optional<Outgoing> toPublish(Worker before, Worker after) {
        var told = whole(after);
        return (isOfInterest(before) || isOfInterest(after)) && !told.equals(whole(before))
                ? Optional.of(new Outgoing(after.workerId(), fact(after, told)))
                : Optional.empty();
    }

    private static boolean isOfInterest(Worker worker) {
        return worker.isBarred() || !worker.clearances().isEmpty();
    }

    private static Record fact(Worker worker, afterbell.contracts.staffing.worker.v1.Worker told) {
        if (worker.isBarred()) {
            return new WorkerBarred(told);
        }
        if (worker.isSuspended()) {
            return new WorkerSuspended(told);
        }
        return worker.lapsed() || worker.clearances().isEmpty() ? new ClearanceExpired(told) : new WorkerCleared(told);
    }

    private static afterbell.contracts.staffing.worker.v1.Worker whole(Worker worker) {
        List<Clearance> clearances = worker.clearances()
                .stream()
                .map(it -> new Clearance(it.schoolId(), it.period().from(), it.period().until()))
                .toList();
        return new afterbell.contracts.staffing.worker.v1.Worker(worker.workerId(),
                Kind.valueOf(worker.kind().name()), worker.schoolIds(), Standing.valueOf(worker.standing().name()),
                first(clearances), worker.clearedUntil().orElse(null), clearances);
    }

    private static @Nullable LocalDate first(List<Clearance> clearances) {
        return clearances.stream().map(Clearance::from).min(LocalDate::compareTo).orElse(null);
    }
}
