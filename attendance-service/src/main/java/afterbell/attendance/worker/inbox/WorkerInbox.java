package afterbell.attendance.worker.inbox;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import org.springframework.stereotype.Component;

import afterbell.attendance.withdrawal.WithdrawingWorkers;
import afterbell.attendance.worker.model.Worker;
import afterbell.attendance.worker.model.Worker.Clearance;
import afterbell.attendance.worker.store.Workers;
import afterbell.contracts.staffing.worker.v1.Standing;
import afterbell.contracts.staffing.worker.v1.WorkerFact;
import afterbell.messaging.Envelope;
import afterbell.messaging.inbox.Inbox;

/**
 * Learns from staffing who may look after children; each fact carries the whole state. Who may not any longer, as far
 * as is known now, signs off by this.
 */
@Component
class WorkerInbox implements Inbox<WorkerFact> {
    private final Workers workers;
    private final WithdrawingWorkers withdrawingWorkers;

    WorkerInbox(Workers workers, WithdrawingWorkers withdrawingWorkers) {
        this.workers = workers;
        this.withdrawingWorkers = withdrawingWorkers;
    }

    @Override
    public Class<WorkerFact> topic() {
        return WorkerFact.class;
    }

    @Override
    public String projection() {
        return "workers";
    }

    @Override
    public void on(Envelope<WorkerFact> event) {
        var told = event.fact().worker();
        workers.keep(new Worker(told.workerId(), Set.copyOf(told.schoolIds()), told.standing() == Standing.BARRED,
                clearances(told)), event.sequence());
        withdrawingWorkers.withdraw(told.workerId());
    }

    /** An older fact tells one clearance that holds at each of the schools. */
    private static List<Clearance> clearances(afterbell.contracts.staffing.worker.v1.Worker told) {
        if (told.clearances() != null) {
            return told.clearances()
                    .stream()
                    .map(it -> new Clearance(it.schoolId(), it.from(), it.until()))
                    .toList();
        }
        LocalDate from = told.clearedFrom();
        LocalDate until = told.clearedUntil();
        return from == null || until == null
                ? List.of()
                : told.schoolIds().stream().map(school -> new Clearance(school, from, until)).toList();
    }

    @Override
    public void clear() {
        workers.clear();
    }
}
