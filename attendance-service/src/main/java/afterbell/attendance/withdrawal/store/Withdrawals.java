package afterbell.attendance.withdrawal.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.stereotype.Repository;

import afterbell.attendance.alert.model.Alert;
import afterbell.attendance.alert.model.Alert.Matter;
import afterbell.attendance.alert.model.AlertKey;
import afterbell.attendance.group.model.Slot;
import afterbell.attendance.withdrawal.model.Withdrawal;
import afterbell.attendance.withdrawal.model.Withdrawal.Charge;
import afterbell.attendance.withdrawal.outbox.WithdrawalFacts;
import afterbell.messaging.CollectionIndexes;
import afterbell.messaging.outbox.AggregateStore;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Versioned;

/** Sign-ons that have ended because the worker may serve no longer, one document each. */
@Repository
public class Withdrawals {
    private static final String COLLECTION = "withdrawals";

    private final AggregateStore<WithdrawalDocument> documents;

    Withdrawals(AggregateStores stores) {
        this.documents = stores.of(COLLECTION, WithdrawalDocument.class);
    }

    record ChargeDocument(@Field("g") String groupId, @Field("p") int pupils) {}

    record WithdrawalDocument(@Field("sc") String schoolId, @Field("d") String date, @Field("sl") Slot slot,
            @Field("w") String workerId, @Field("t") Instant at, @Field("g") List<ChargeDocument> groups,
            @Field(AlertKey.FIELD) String alertKey) {
        static WithdrawalDocument of(Withdrawal it) {
            var session = it.session();
            return new WithdrawalDocument(session.schoolId(), session.date().toString(), session.slot(),
                    it.workerId(), it.at(),
                    it.groups().stream().map(group -> new ChargeDocument(group.groupId(), group.pupils())).toList(),
                    AlertKey.of(session.schoolId(), session.date(), "w:" + session.slot() + ":" + it.workerId()));
        }

        Alert toAlert() {
            var charges = groups.stream().map(it -> new Charge(it.groupId(), it.pupils())).toList();
            return new Alert(alertKey, 0, schoolId, LocalDate.parse(date), at,
                    new Matter.WorkerNotCleared(slot, workerId, charges.stream().map(Charge::groupId).toList(),
                            charges.stream().mapToInt(Charge::pupils).sum()));
        }
    }

    /** Keeps it with the fact that tells it; one that was told before stays as it is. */
    public void tellOnce(Withdrawal withdrawal) {
        String id = Withdrawal.id(withdrawal.session(), withdrawal.workerId());
        if (documents.find(id).isEmpty()) {
            documents.save(Versioned.fresh(id, withdrawal), WithdrawalDocument.of(withdrawal),
                    List.of(WithdrawalFacts.toPublish(withdrawal)));
        }
    }

    /**
     * @param from  the least key of a document
     * @param limit of documents; each is one alert
     */
    public List<Alert> alerts(String from, String end, int limit) {
        var alerted = Filters.and(Filters.gte("s." + AlertKey.FIELD, from), Filters.lt("s." + AlertKey.FIELD, end));
        return documents.find(alerted, Sorts.ascending("s." + AlertKey.FIELD), limit)
                .stream()
                .map(found -> found.state().toAlert())
                .toList();
    }

    @Configuration(proxyBeanMethods = false)
    static class Indexes {
        @Bean
        CollectionIndexes indexesOfWithdrawals() {
            return CollectionIndexes.of(COLLECTION,
                    new Index().named("alerts").on("s." + AlertKey.FIELD, Direction.ASC));
        }
    }
}
