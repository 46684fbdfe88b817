package afterbell.staffing.exchange.store;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Optional;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import org.springframework.stereotype.Repository;

import afterbell.messaging.outbox.AggregateStore;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Versioned;
import afterbell.staffing.exchange.model.Exchange;

/** Substitutions and swaps. */
@Repository
public class Exchanges {
    static final String COLLECTION = "exchanges";
    private final AggregateStore<ExchangeDocument> documents;
    private final Clock clock;

    Exchanges(AggregateStores stores, Clock clock) {
        this.documents = stores.of(COLLECTION, ExchangeDocument.class);
        this.clock = clock;
    }

    public Optional<Versioned<Exchange>> find(String exchangeId) {
        return documents.find(exchangeId).map(found -> found.map(it -> it.toExchange(found.id())));
    }

    /** @return those that wait to be finished since before that time, the oldest first */
    public List<Versioned<Exchange>> openSince(Instant before, int limit) {
        return documents.find(Filters.lt("s.oa", Date.from(before)), Sorts.ascending("s.oa"), limit)
                .stream()
                .map(found -> found.map(it -> it.toExchange(found.id())))
                .toList();
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException if it has changed meanwhile */
    public Versioned<Exchange> save(Versioned<?> before, Exchange next) {
        var openAt = next.isOpen() ? clock.instant().truncatedTo(ChronoUnit.MILLIS) : null;
        return documents.save(before, ExchangeDocument.of(next, openAt), List.of()).map(_ -> next);
    }
}
