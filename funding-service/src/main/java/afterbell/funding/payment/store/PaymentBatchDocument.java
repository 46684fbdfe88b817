package afterbell.funding.payment.store;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

import afterbell.confidential.Sealed;

/**
 * A batch on disk.
 *
 * @param decided who has approved or withdrawn it
 */
record PaymentBatchDocument(@Field("st") State state, @Field("se") String semesterId, @Field("n") int number,
        @Field("on") String executeOn, @Field("p") ActDocument prepared, @Field("d") @Nullable ActDocument decided,
        @Field("re") @Nullable String reason, @Field("i") List<PaymentDocument> payments) {

    /** APPROVED lies not yet where the bank takes it. */
    enum State {
        COLLECTING,
        PREPARED,
        APPROVED,
        HANDED_OVER,
        WITHDRAWN
    }

    record ActDocument(@Field("b") String by, @Field("t") Instant at) {}

    /** @param account holder and number */
    record PaymentDocument(@Field("d") String disbursementId, @Field("sc") String schoolId,
            @Field("a") long amountFen, @Field("n") int attempt, @Field("c") String bankCode,
            @Field("k") Sealed account, @Field("b") String enteredBy, @Field("t") Instant enteredAt) {}
}
