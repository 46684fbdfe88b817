package afterbell.attendance.worker.inbox;

import java.util.Set;

import org.springframework.stereotype.Component;

import afterbell.attendance.worker.model.Worker;
import afterbell.attendance.worker.store.Workers;
import afterbell.contracts.staffing.worker.v1.Standing;
import afterbell.contracts.staffing.worker.v1.WorkerFact;
import afterbell.messaging.Envelope;
import afterbell.messaging.inbox.Inbox;

/** Learns from staffing who may look after children; each fact carries the whole state. */
@Component
class WorkerInbox implements Inbox<WorkerFact> {
    private final Workers workers;

    WorkerInbox(Workers workers) {
        this.workers = workers;
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
                told.clearedFrom(), told.clearedUntil()), event.sequence());
    }

    @Override
    public void clear() {
        workers.clear();
    }
}
