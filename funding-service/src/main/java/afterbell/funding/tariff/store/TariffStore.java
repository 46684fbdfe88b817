package afterbell.funding.tariff.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.stereotype.Repository;

import afterbell.funding.tariff.model.RefundPolicy;
import afterbell.funding.tariff.model.Tariff;
import afterbell.funding.tariff.model.Tariff.Unit;
import afterbell.funding.tariff.model.Tariffs;
import afterbell.messaging.outbox.AggregateStore;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Versioned;

/** The city's tariffs, one document. */
@Repository
public class TariffStore {
    private static final String CITY = "city";

    private final AggregateStore<TariffsDocument> documents;

    TariffStore(AggregateStores stores) {
        this.documents = stores.of("tariffs", TariffsDocument.class);
    }

    record TariffsDocument(@Field("t") List<TariffDocument> tariffs) {}

    record TariffDocument(@Field("n") int number, @Field("f") String from, @Field("u") Unit unit,
            @Field("a") long amountFen, @Field("p") RefundPolicy refunds, @Field("re") String reason,
            @Field("b") String by, @Field("t") Instant at) {
        static TariffDocument of(Tariff it) {
            return new TariffDocument(it.number(), it.from().toString(), it.unit(), it.amountFen(), it.refunds(),
                    it.reason(), it.by(), it.at());
        }

        Tariff toTariff() {
            return new Tariff(number, LocalDate.parse(from), unit, amountFen, refunds, reason, by, at);
        }
    }

    public Versioned<Tariffs> load() {
        return documents.find(CITY)
                .map(found -> found
                        .map(it -> new Tariffs(it.tariffs().stream().map(TariffDocument::toTariff).toList())))
                .orElseGet(() -> Versioned.fresh(CITY, Tariffs.NONE));
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException if another was set meanwhile */
    public void save(Versioned<?> before, Tariffs next) {
        documents.save(before, new TariffsDocument(next.all().stream().map(TariffDocument::of).toList()), List.of());
    }
}
