package afterbell.funding.ledger.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

import afterbell.funding.ledger.model.Account;
import afterbell.funding.ledger.model.Entry;
import afterbell.funding.ledger.model.Recorded;
import afterbell.funding.ledger.model.Source;

/**
 * An entry of a journal on disk; its id is {@code school:entryId}. Written once.
 *
 * @param order accounting day, school and number: entries by day
 */
record EntryDocument(@Field("sc") String schoolId, @Field("n") long number, @Field("k") String order,
        @Field("i") String entryId, @Field("s") Source source, @Field("d") String debit, @Field("c") String credit,
        @Field("a") long amountFen, @Field("on") String bookedOn, @Field("t") String description,
        @Field("rv") @Nullable String reverses, @Field("at") Instant recordedAt, @Field("p") String previous,
        @Field("h") String hash) {

    static EntryDocument of(Recorded recorded) {
        var entry = recorded.entry();
        return new EntryDocument(recorded.schoolId(), recorded.number(), orderOf(recorded), entry.entryId(),
                entry.source(), entry.debit().name(), entry.credit().name(), entry.amountFen(),
                entry.bookedOn().toString(), entry.description(), entry.reverses(), recorded.recordedAt(),
                recorded.previous(), recorded.hash());
    }

    static String idOf(String schoolId, String entryId) {
        return schoolId + ":" + entryId;
    }

    static String orderOf(Recorded recorded) {
        return "%s:%s:%010d".formatted(recorded.entry().bookedOn(), recorded.schoolId(), recorded.number());
    }

    String id() {
        return idOf(schoolId, entryId);
    }

    Recorded toRecorded() {
        return new Recorded(schoolId, number, new Entry(entryId, source, new Account(debit), new Account(credit),
                amountFen, LocalDate.parse(bookedOn), Objects.requireNonNullElse(description, ""), reverses),
                recordedAt, previous, hash);
    }
}
