package afterbell.staffing.worker.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Repository;

import afterbell.messaging.outbox.AggregateStore;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Versioned;
import afterbell.staffing.worker.model.Worker;
import afterbell.staffing.worker.outbox.WorkerFacts;

/** The workers of the city. */
@Repository
public class Workers {
    static final String COLLECTION = "workers";

    private final AggregateStore<WorkerDocument> documents;

    Workers(AggregateStores stores) {
        this.documents = stores.of(COLLECTION, WorkerDocument.class);
    }

    public Optional<Versioned<WorkerFile>> find(String workerId) {
        return documents.find(workerId).map(Workers::read);
    }

    /** @return those of the workers that are known, by id */
    public Map<String, Worker> all(Collection<String> workerIds) {
        if (workerIds.isEmpty()) {
            return Map.of();
        }
        return documents.find(Filters.in("_id", workerIds), Sorts.ascending("_id"), workerIds.size())
                .stream()
                .map(found -> read(found).state().worker())
                .collect(Collectors.toMap(Worker::workerId, Function.identity()));
    }

    /** @param after id of the last worker of the page before, empty for the first page */
    public List<Versioned<WorkerFile>> ofSchool(String schoolId, String after, int limit) {
        return byId(Filters.and(Filters.eq("s.sc", schoolId), Filters.gt("_id", after)), limit);
    }

    /**
     * @param after id of the last worker of the page before, empty for the first page
     * @return those whose hiring by the school is on public notice on that day
     */
    public List<Versioned<WorkerFile>> onNotice(String schoolId, LocalDate day, String after, int limit) {
        var running = Filters.and(Filters.eq("sc", schoolId), Filters.eq("st", "N"),
                Filters.lte("n.f", day.toString()), Filters.gt("n.u", day.toString()));
        return byId(Filters.and(Filters.eq("s.sc", schoolId), Filters.elemMatch("s.h", running),
                Filters.gt("_id", after)), limit);
    }

    /** @param noticeId under which the public knows the notice */
    public Optional<Versioned<WorkerFile>> ofNotice(String noticeId) {
        return documents.find(Filters.eq("s.h.n.id", noticeId), Sorts.ascending("s.h.n.id"), 1)
                .stream()
                .findFirst()
                .map(Workers::read);
    }

    /** @return cleared workers whose clearance ended before that day, the longest ago first */
    public List<Versioned<WorkerFile>> expiredBefore(LocalDate day, int limit) {
        return documents.find(Filters.lt("s.ce", day.toString()), Sorts.ascending("s.ce"), limit)
                .stream()
                .map(Workers::read)
                .toList();
    }

    /** @return workers whose duties may still have to be taken away, the oldest loss first */
    public List<Versioned<WorkerFile>> losing(int limit) {
        return documents.find(Filters.gt("s.lo.at", new Date(0)), Sorts.ascending("s.lo.at"), limit)
                .stream()
                .map(Workers::read)
                .toList();
    }

    /** @return workers some hiring of whom was last assessed before that day, the longest ago first */
    public List<Versioned<WorkerFile>> assessedBefore(LocalDate day, int limit) {
        return documents.find(Filters.lt("s.ao", day.toString()), Sorts.ascending("s.ao"), limit)
                .stream()
                .map(Workers::read)
                .toList();
    }

    /** @return workers whose query the office is to be asked about by then, the longest due first */
    public List<Versioned<WorkerFile>> asking(Instant due, int limit) {
        return documents.find(Filters.lte("s.p.q.nx", Date.from(due)), Sorts.ascending("s.p.q.nx"), limit)
                .stream()
                .map(Workers::read)
                .toList();
    }

    /** @return workers of some school whose newest clear check is of these days, and who are not asked about now */
    public List<Versioned<WorkerFile>> checkedBetween(LocalDate first, LocalDate last, int limit) {
        var days = Filters.and(Filters.gte("s.ck", first.toString()), Filters.lte("s.ck", last.toString()));
        return documents.find(days, Sorts.ascending("s.ck"), limit).stream().map(Workers::read).toList();
    }

    /**
     * Saves what has changed, with the fact that tells it.
     *
     * @throws org.springframework.dao.OptimisticLockingFailureException if the worker has changed meanwhile
     */
    public Versioned<WorkerFile> save(Versioned<WorkerFile> before, WorkerFile next) {
        if (next.equals(before.state()) && !before.isFresh()) {
            return before;
        }
        var facts = WorkerFacts.toPublish(before.state().worker(), next.worker()).stream().toList();
        return documents.save(before, WorkerDocument.of(next), facts).map(_ -> next);
    }

    private List<Versioned<WorkerFile>> byId(Bson filter, int limit) {
        return documents.find(filter, Sorts.ascending("_id"), limit).stream().map(Workers::read).toList();
    }

    private static Versioned<WorkerFile> read(Versioned<WorkerDocument> found) {
        return found.map(document -> document.toFile(found.id()));
    }
}
