package afterbell.funding.disbursement.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

import afterbell.funding.disbursement.model.Disbursement;
import afterbell.funding.disbursement.model.Disbursement.Failed;
import afterbell.funding.disbursement.model.Disbursement.Order;
import afterbell.funding.disbursement.model.Disbursement.Ordered;
import afterbell.funding.disbursement.model.Disbursement.Paid;

/** A disbursement on disk. */
record DisbursementDocument(@Field("st") State state, @Field("sc") String schoolId, @Field("se") String semesterId,
        @Field("a") long amountFen, @Field("c") String command, @Field("n") int attempt, @Field("b") String by,
        @Field("t") Instant at, @Field("on") @Nullable String on, @Field("r") @Nullable String reference,
        @Field("re") @Nullable String reason, @Field("bt") @Nullable String batchId,
        @Field("bs") @Nullable String bankStatus) {

    /** PAID stands in no book yet. */
    enum State {
        ORDERED,
        FAILED,
        PAID,
        BOOKED
    }

    static DisbursementDocument of(Disbursement disbursement) {
        return switch (disbursement) {
            case Ordered(var order, var bankStatus) -> of(State.ORDERED, order, null, null, null, bankStatus);
            case Failed(var order, var reason) -> of(State.FAILED, order, null, null, reason, null);
            case Paid(var order, var on, var reference, var booked) -> of(booked ? State.BOOKED : State.PAID, order,
                    on.toString(), reference, null, null);
        };
    }

    private static DisbursementDocument of(State state, Order order, @Nullable String on, @Nullable String reference,
            @Nullable String reason, @Nullable String bankStatus) {
        return new DisbursementDocument(state, order.schoolId(), order.semesterId(), order.amountFen(),
                order.command(), order.attempt(), order.by(), order.at(), on, reference, reason,
                order.batchId(), bankStatus);
    }

    Disbursement toDisbursement(String id) {
        var order = new Order(id, schoolId, semesterId, amountFen, command, attempt, by, at, batchId);
        return switch (state) {
            case ORDERED -> new Ordered(order, bankStatus);
            case FAILED -> new Failed(order, Objects.requireNonNull(reason));
            case PAID, BOOKED -> new Paid(order, LocalDate.parse(Objects.requireNonNull(on)),
                    Objects.requireNonNull(reference), state == State.BOOKED);
        };
    }
}
