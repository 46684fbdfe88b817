package afterbell.attendance.worker.store;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.stereotype.Repository;

import afterbell.attendance.projection.Newest;
import afterbell.attendance.worker.model.Worker;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Versioned;

/** The standing of each worker. */
@Repository
public class Workers {
    private final Newest<WorkerDocument> documents;

    Workers(AggregateStores stores) {
        this.documents = new Newest<>(stores.of("workers", WorkerDocument.class));
    }

    /** @return those that are known, by their ids */
    public Map<String, Worker> find(Collection<String> workerIds) {
        return documents.findAll(workerIds)
                .stream()
                .collect(Collectors.toMap(Versioned::id, found -> found.state().toWorker(found.id())));
    }

    public Worker find(String workerId) {
        return documents.find(workerId)
                .map(document -> document.toWorker(workerId))
                .orElseGet(() -> Worker.unknown(workerId));
    }

    /** An older sequence than the known one changes nothing. */
    public void keep(Worker worker, long sequence) {
        documents.keep(worker.workerId(), WorkerDocument.of(worker, sequence));
    }

    public void clear() {
        documents.clear();
    }
}
