package afterbell.funding.bill.store;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import org.bson.conversions.Bson;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.stereotype.Repository;

import afterbell.funding.bill.model.Bill;
import afterbell.messaging.CollectionIndexes;
import afterbell.messaging.outbox.AggregateStore;
import afterbell.messaging.outbox.AggregateStore.Change;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Versioned;

/** The bills of all schools. */
@Repository
public class Bills {
    static final String COLLECTION = "bills";

    private final AggregateStore<BillDocument> documents;
    private final Clock clock;

    Bills(AggregateStores stores, Clock clock) {
        this.documents = stores.of(COLLECTION, BillDocument.class);
        this.clock = clock;
    }

    @Configuration(proxyBeanMethods = false)
    static class Indexes {
        @Bean
        CollectionIndexes indexesOfBills() {
            return CollectionIndexes.of(COLLECTION,
                    new Index().named("of-school")
                            .on("s.sc", Direction.ASC)
                            .on("s.pe", Direction.ASC)
                            .on("_id", Direction.ASC),
                    new Index().named("of-number").on("s.n", Direction.ASC).on("_id", Direction.ASC),
                    new Index().named("of-pupil").on("s.p", Direction.ASC).on("_id", Direction.ASC),
                    new Index().named("of-reference").on("s.sc", Direction.ASC).on("s.py.r", Direction.ASC),
                    new Index().named("of-begin").on("s.f", Direction.ASC),
                    new Index().named("unbooked").on("s.un", Direction.ASC).sparse());
        }
    }

    /** @param after id of the last bill of the page before, empty for the first page */
    public List<Versioned<Bill>> ofSchool(String schoolId, String period, String after, int limit) {
        return read(Filters.and(Filters.eq("s.sc", schoolId), Filters.eq("s.pe", period), Filters.gt("_id", after)),
                "_id", limit);
    }

    /** @param after as above */
    public List<Versioned<Bill>> ofPupils(Collection<String> pupilIds, String after, int limit) {
        return pupilIds.isEmpty()
                ? List.of()
                : read(Filters.and(Filters.in("s.p", pupilIds), Filters.gt("_id", after)), "_id", limit);
    }

    public Optional<Versioned<Bill>> numbered(String number) {
        return read(Filters.eq("s.n", number), "_id", 1).stream().findFirst();
    }

    public Optional<Versioned<Bill>> withReference(String schoolId, String reference) {
        return read(Filters.and(Filters.eq("s.sc", schoolId), Filters.eq("s.py.r", reference)), "s.py.r", 1).stream()
                .findFirst();
    }

    public boolean isAnySince(LocalDate day) {
        return !read(Filters.gte("s.f", day.toString()), "s.f", 1).isEmpty();
    }

    /** @return those of which something waits for the ledger since before that time */
    public List<Versioned<Bill>> unbookedBefore(Instant before, int limit) {
        return read(Filters.lt("s.un", Date.from(before)), "s.un", limit);
    }

    /** @return ids of those that are stored */
    public Set<String> known(Collection<String> ids) {
        return documents.find(ids).stream().map(Versioned::id).collect(Collectors.toSet());
    }

    private List<Versioned<Bill>> read(Bson filter, String order, int limit) {
        return documents.find(filter, Sorts.ascending(order), limit)
                .stream()
                .<Versioned<Bill>>map(found -> found.map(BillDocument::toBill))
                .toList();
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException if it has changed meanwhile */
    public Versioned<Bill> save(Versioned<?> before, Bill next) {
        return documents.save(before, BillDocument.of(next, now()), List.of()).map(_ -> next);
    }

    /** Stores new ones by one write. */
    public void begin(List<Bill> bills) {
        documents.save(bills.stream()
                .map(it -> new Change<>(Versioned.fresh(it.id().value(), it), BillDocument.of(it, now())))
                .toList());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
