package afterbell.funding.spending.store;

import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import org.bson.conversions.Bson;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.stereotype.Repository;

import afterbell.funding.ledger.model.Source;
import afterbell.funding.spending.model.Voucher;
import afterbell.funding.spending.model.Voucher.Id;
import afterbell.funding.spending.store.VoucherDocument.Stage;
import afterbell.messaging.CollectionIndexes;
import afterbell.messaging.outbox.AggregateStore;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Versioned;

/** The vouchers of all schools. */
@Repository
public class Vouchers {
    static final String COLLECTION = "vouchers";
    private static final List<String> BEGUN = List.of(Stage.APPROVING.name(), Stage.CANCELLING.name());
    private static final List<Stage> WAITING = List.of(Stage.SUBMITTED, Stage.APPROVING);
    private static final int IN_PAGE = 1_000;

    private final AggregateStore<VoucherDocument> documents;

    Vouchers(AggregateStores stores) {
        this.documents = stores.of(COLLECTION, VoucherDocument.class);
    }

    @Configuration(proxyBeanMethods = false)
    static class Indexes {
        @Bean
        CollectionIndexes indexesOfVouchers() {
            return CollectionIndexes.of(COLLECTION,
                    new Index().named("of-school").on("s.sc", Direction.ASC).on("_id", Direction.ASC),
                    new Index().named("of-school-and-stage")
                            .on("s.sc", Direction.ASC)
                            .on("s.st", Direction.ASC)
                            .on("_id", Direction.ASC),
                    new Index().named("of-stage").on("s.st", Direction.ASC).on("_id", Direction.ASC),
                    new Index().named("begun").on("s.st", Direction.ASC).on("s.tt", Direction.ASC));
        }
    }

    public Optional<Versioned<Voucher>> find(Id id) {
        return documents.find(id.value()).map(found -> found.map(VoucherDocument::toVoucher));
    }

    /**
     * @param stage as the view names it, empty for all
     * @param after id of the last of the page before, empty for the first page
     */
    public List<Versioned<Voucher>> ofSchool(String schoolId, Optional<String> stage, String after, int limit) {
        var ofSchool = Filters.and(Filters.eq("s.sc", schoolId), Filters.gt("_id", after));
        return read(stage.map(it -> Filters.and(Filters.eq("s.sc", schoolId), Filters.eq("s.st", it),
                Filters.gt("_id", after))).orElse(ofSchool), "_id", limit);
    }

    /** @return vouchers whose booking or reversal began before that time and has not ended */
    public List<Versioned<Voucher>> begunBefore(Instant before, int limit) {
        return read(Filters.and(Filters.in("s.st", BEGUN), Filters.lt("s.tt", Date.from(before))), "s.tt", limit);
    }

    private List<Versioned<Voucher>> read(Bson filter, String order, int limit) {
        return documents.find(filter, Sorts.ascending(order), limit)
                .stream()
                .<Versioned<Voucher>>map(found -> found.map(VoucherDocument::toVoucher))
                .toList();
    }

    /** @return how many are open, at most so many */
    public int open(String schoolId, int atMost) {
        return Arrays.stream(Stage.values())
                .filter(stage -> stage != Stage.APPROVED && stage != Stage.CANCELLED)
                .mapToInt(stage -> ofSchool(schoolId, Optional.of(stage.name()), "", atMost).size())
                .sum();
    }

    /** @return what is submitted and not booked, by source in fen; of all schools when none is named */
    public Map<Source, Long> waitingFen(Optional<String> schoolId) {
        var waiting = new EnumMap<Source, Long>(Source.class);
        for (var stage : WAITING) {
            var page = waiting(schoolId, stage, "");
            while (!page.isEmpty()) {
                page.forEach(it -> waiting.merge(it.state().content().source(), it.state().content().amountFen(),
                        Math::addExact));
                page = waiting(schoolId, stage, page.getLast().id());
            }
        }
        return waiting;
    }

    private List<Versioned<Voucher>> waiting(Optional<String> schoolId, Stage stage, String after) {
        return schoolId.map(it -> ofSchool(it, Optional.of(stage.name()), after, IN_PAGE))
                .orElseGet(() -> read(Filters.and(Filters.eq("s.st", stage.name()), Filters.gt("_id", after)), "_id",
                        IN_PAGE));
    }

    /**
     * @param at when somebody set about it
     * @throws org.springframework.dao.OptimisticLockingFailureException if it has changed meanwhile
     */
    public Versioned<Voucher> save(Versioned<?> before, Voucher next, Instant at) {
        return documents.save(before, VoucherDocument.of(next, at), List.of()).map(_ -> next);
    }

    public static Versioned<Id> fresh(Id id) {
        return Versioned.fresh(id.value(), id);
    }
}
