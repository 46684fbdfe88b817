package afterbell.attendance.pickuppolicy.store;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.stereotype.Repository;

import afterbell.messaging.outbox.AggregateStore;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Versioned;

/** Since when each school releases pupils by pickup codes only. Other instances hear of a change within five seconds. */
@Repository
public class PickupPolicies {
    private static final int MOST_REMEMBERED = 5_000;
    private static final Duration REMEMBERED = Duration.ofSeconds(5);

    private final AggregateStore<PolicyDocument> documents;
    private final Cache<String, Optional<LocalDate>> remembered = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(REMEMBERED)
            .build();

    PickupPolicies(AggregateStores stores) {
        this.documents = stores.of("pickup-policies", PolicyDocument.class);
    }

    record PolicyDocument(@Field("f") @Nullable String codesFrom) {}

    /** @param codesFrom first day on which naming the adult is not enough; null: it always is */
    public record PickupPolicy(String schoolId, @Nullable LocalDate codesFrom) {
        public boolean needsCodesOn(LocalDate day) {
            return codesFrom != null && !day.isBefore(codesFrom);
        }
    }

    public Versioned<PickupPolicy> load(String schoolId) {
        return documents.find(schoolId)
                .map(found -> found.map(it -> new PickupPolicy(schoolId,
                        it.codesFrom() == null ? null : LocalDate.parse(it.codesFrom()))))
                .orElseGet(() -> Versioned.fresh(schoolId, new PickupPolicy(schoolId, null)));
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException if the policy has changed meanwhile */
    public Versioned<PickupPolicy> save(Versioned<PickupPolicy> before, PickupPolicy next) {
        var from = next.codesFrom();
        var saved = documents.save(before, new PolicyDocument(from == null ? null : from.toString()), List.of());
        remembered.invalidate(next.schoolId());
        return saved.map(_ -> next);
    }

    public boolean needsCodes(String schoolId, LocalDate day) {
        var from = remembered.get(schoolId, id -> Optional.ofNullable(load(id).state().codesFrom()));
        return new PickupPolicy(schoolId, from.orElse(null)).needsCodesOn(day);
    }
}
