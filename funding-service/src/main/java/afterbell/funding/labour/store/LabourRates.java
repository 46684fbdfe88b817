package afterbell.funding.labour.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.stereotype.Repository;

import afterbell.funding.labour.model.Rates;
import afterbell.funding.labour.model.Rates.Rate;
import afterbell.messaging.outbox.AggregateStore;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Versioned;

/** The city's rates of labour fees, one document. */
@Repository
public class LabourRates {
    static final String COLLECTION = "labour-rates";
    private static final String CITY = "city";

    private final AggregateStore<RatesDocument> documents;

    LabourRates(AggregateStores stores) {
        this.documents = stores.of(COLLECTION, RatesDocument.class);
    }

    record RatesDocument(@Field("r") List<RateDocument> rates) {}

    record RateDocument(@Field("f") String from, @Field("a") long rateFen, @Field("w") String basis,
            @Field("b") String by, @Field("t") Instant at) {
        static RateDocument of(Rate it) {
            return new RateDocument(it.from().toString(), it.rateFen(), it.basis(), it.by(), it.at());
        }

        Rate toRate() {
            return new Rate(LocalDate.parse(from), rateFen, basis, by, at);
        }
    }

    public Versioned<Rates> load() {
        return documents.find(CITY)
                .map(found -> found.map(it -> new Rates(it.rates().stream().map(RateDocument::toRate).toList())))
                .orElseGet(() -> Versioned.fresh(CITY, Rates.NONE));
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException if they have changed meanwhile */
    public Versioned<Rates> save(Versioned<?> before, Rates rates) {
        return documents
                .save(before, new RatesDocument(rates.rates().stream().map(RateDocument::of).toList()), List.of())
                .map(_ -> rates);
    }
}
