package afterbell.funding.ledger.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.stereotype.Repository;

import afterbell.funding.ledger.model.PeriodLock;
import afterbell.messaging.outbox.AggregateStore;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Versioned;

/** The periods that the finance bureau has closed for the whole city: one document, the last lock at its end. */
@Repository
public class PeriodLocks {
    private static final String CITY = "city";

    private final AggregateStore<LocksDocument> documents;

    PeriodLocks(AggregateStores stores) {
        this.documents = stores.of("period-locks", LocksDocument.class);
    }

    record LocksDocument(@Field("l") List<LockDocument> locks) {}

    record LockDocument(@Field("u") String until, @Field("b") String by, @Field("at") Instant at) {
        PeriodLock toLock() {
            return new PeriodLock(LocalDate.parse(until), by, at);
        }
    }

    /** @return the locks in the order set, each later than the one before */
    public Versioned<List<PeriodLock>> load() {
        return documents.find(CITY)
                .<Versioned<List<PeriodLock>>>map(
                        found -> found.map(it -> it.locks().stream().map(LockDocument::toLock).toList()))
                .orElseGet(() -> Versioned.fresh(CITY, List.of()));
    }

    public Optional<LocalDate> lockedUntil() {
        return load().state().stream().reduce((_, later) -> later).map(PeriodLock::until);
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException if another was set meanwhile */
    public void save(Versioned<?> before, List<PeriodLock> next) {
        documents.save(before, new LocksDocument(next.stream()
                .map(it -> new LockDocument(it.until().toString(), it.by(), it.at()))
                .toList()), List.of());
    }
}
