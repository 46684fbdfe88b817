package afterbell.funding.labour.store;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import org.springframework.stereotype.Repository;

import afterbell.funding.labour.model.DutyMonth;
import afterbell.funding.labour.model.DutyMonth.Duty;
import afterbell.messaging.outbox.AggregateStore;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Versioned;

/** What workers have served, one document per school, month and worker; a copy of attendance's facts. */
@Repository
public class Duties {
    static final String COLLECTION = "duties";

    private final AggregateStore<DutyMonthDocument> documents;

    Duties(AggregateStores stores) {
        this.documents = stores.of(COLLECTION, DutyMonthDocument.class);
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException if the month has changed meanwhile */
    public void learn(String schoolId, String workerId, LocalDate day, Duty duty) {
        var month = YearMonth.from(day);
        var id = String.join(":", schoolId, month.toString(), workerId);
        var before = documents.find(id)
                .map(found -> found.map(DutyMonthDocument::toMonth))
                .orElseGet(() -> Versioned.fresh(id, DutyMonth.empty(schoolId, month, workerId)));
        var next = before.state().with(day, duty);
        if (!next.equals(before.state())) {
            documents.save(before, DutyMonthDocument.of(next), List.of());
        }
    }

    public List<DutyMonth> ofSchool(String schoolId, YearMonth month, int limit) {
        var ofSchool = Filters.and(Filters.eq("s.sc", schoolId), Filters.eq("s.m", month.toString()));
        return documents.find(ofSchool, Sorts.ascending("_id"), limit)
                .stream()
                .map(found -> found.state().toMonth())
                .toList();
    }

    /** @return what these workers have served in the month, at whatever school */
    public List<DutyMonth> ofWorkers(Collection<String> workerIds, YearMonth month, int limit) {
        if (workerIds.isEmpty()) {
            return List.of();
        }
        var ofWorkers = Filters.and(Filters.eq("s.m", month.toString()), Filters.in("s.w", workerIds));
        return documents.find(ofWorkers, Sorts.ascending("s.w"), limit)
                .stream()
                .map(found -> found.state().toMonth())
                .toList();
    }

    public void clear() {
        documents.clear();
    }
}
