package afterbell.attendance.identitycheck.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.stereotype.Repository;

import afterbell.attendance.group.model.Slot;
import afterbell.attendance.identitycheck.model.IdentityCheck;
import afterbell.attendance.identitycheck.model.IdentityCheck.Checked;
import afterbell.attendance.identitycheck.model.IdentityCheck.Confirmed;
import afterbell.attendance.identitycheck.model.IdentityCheck.Declined;
import afterbell.attendance.identitycheck.model.IdentityCheck.Waiting;
import afterbell.attendance.identitycheck.model.IdentityCheck.Word;
import afterbell.attendance.rollcall.model.Recognition.FallbackReason;
import afterbell.attendance.rollcall.model.RegisterId;
import afterbell.messaging.CollectionIndexes;
import afterbell.messaging.outbox.AggregateStore;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Versioned;

/** Checks of identity at the gate, one document each. */
@Repository
public class IdentityChecks {
    private static final String COLLECTION = "identity-checks";

    private final AggregateStore<CheckDocument> documents;

    IdentityChecks(AggregateStores stores) {
        this.documents = stores.of(COLLECTION, CheckDocument.class);
    }

    /** @param isConfirmed null while the second person is awaited */
    record CheckDocument(@Field("i") String checkId, @Field("sc") String schoolId, @Field("g") String groupId,
            @Field("d") String date, @Field("sl") Slot slot, @Field("p") String pupilId, @Field("a") String adultId,
            @Field("r") FallbackReason reason, @Field("t") Instant at, @Field("b") String by,
            @Field("ok") @Nullable Boolean isConfirmed, @Field("wt") @Nullable Instant wordAt,
            @Field("wb") @Nullable String wordBy) {
        static CheckDocument of(IdentityCheck check) {
            return switch (check) {
                case Waiting(var checked) -> of(checked, null, null);
                case Confirmed(var checked, var word) -> of(checked, true, word);
                case Declined(var checked, var word) -> of(checked, false, word);
            };
        }

        private static CheckDocument of(Checked it, @Nullable Boolean isConfirmed, @Nullable Word word) {
            var register = it.register();
            return new CheckDocument(it.checkId(), it.schoolId(), register.groupId(), register.date().toString(),
                    register.slot(), it.pupilId(), it.adultId(), it.reason(), it.at(), it.by(), isConfirmed,
                    word == null ? null : word.at(), word == null ? null : word.by());
        }

        IdentityCheck toCheck() {
            var checked = new Checked(checkId, new RegisterId(groupId, LocalDate.parse(date), slot), schoolId, pupilId,
                    adultId, reason, at, by);
            if (isConfirmed == null || wordAt == null || wordBy == null) {
                return new Waiting(checked);
            }
            var word = new Word(wordAt, wordBy);
            return isConfirmed ? new Confirmed(checked, word) : new Declined(checked, word);
        }
    }

    private static String id(String schoolId, LocalDate date, String checkId) {
        return schoolId + ":" + date + ":" + checkId;
    }

    public Optional<Versioned<IdentityCheck>> find(String schoolId, LocalDate date, String checkId) {
        return documents.find(id(schoolId, date, checkId)).map(found -> found.map(CheckDocument::toCheck));
    }

    /** @return checks of the school's day, by id */
    public List<IdentityCheck> ofDay(String schoolId, LocalDate date, String afterCheck, int limit) {
        var ofDay = Filters.and(Filters.eq("s.sc", schoolId), Filters.eq("s.d", date.toString()),
                Filters.gt("_id", id(schoolId, date, afterCheck)));
        return documents.find(ofDay, Sorts.ascending("_id"), limit)
                .stream()
                .map(found -> found.state().toCheck())
                .toList();
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException if the check was told meanwhile */
    public void add(IdentityCheck check) {
        var checked = check.checked();
        documents.save(Versioned.fresh(id(checked.schoolId(), checked.register().date(), checked.checkId()), check),
                CheckDocument.of(check), List.of());
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException if the check has changed meanwhile */
    public void save(Versioned<IdentityCheck> before, IdentityCheck next) {
        documents.save(before, CheckDocument.of(next), List.of());
    }

    @Configuration(proxyBeanMethods = false)
    static class Indexes {
        @Bean
        CollectionIndexes indexesOfIdentityChecks() {
            return CollectionIndexes.of(COLLECTION,
                    new Index().named("of-day")
                            .on("s.sc", Direction.ASC)
                            .on("s.d", Direction.ASC)
                            .on("_id", Direction.ASC));
        }
    }
}
