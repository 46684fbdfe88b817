package afterbell.funding.disbursement.model;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/** The payment of a school's claim: one for each school and semester, for ever (R17). */
public sealed interface Disbursement {
    Order order();

    /**
     * What was ordered.
     *
     * @param id      the claim's id: there is one for each claim
     * @param command fingerprint of the command that ordered it, by which its repetition is known
     * @param attempt from 1; grows when a payment that has failed is ordered again
     * @param batchId the batch in whose file it goes to the bank; null when it is paid by hand
     */
    record Order(String id, String schoolId, String semesterId, long amountFen, String command, int attempt, String by,
            Instant at, @Nullable String batchId) {
        /** Paid by hand. */
        public Order(String id, String schoolId, String semesterId, long amountFen, String command, int attempt,
                String by, Instant at) {
            this(id, schoolId, semesterId, amountFen, command, attempt, by, at, null);
        }

        /** The amount stays: it is the claim's, which was approved once. */
        Order again(Order next) {
            return new Order(id, schoolId, semesterId, amountFen, next.command(), attempt + 1, next.by(), next.at(),
                    next.batchId());
        }

        public boolean isOf(String batch) {
            return batch.equals(batchId);
        }
    }

    /** @param bankStatus the bank's last word while it has neither paid nor rejected, such as ACSP; null before one */
    record Ordered(Order order, @Nullable String bankStatus) implements Disbursement {
        public Ordered(Order order) {
            this(order, null);
        }
    }

    /** The bank did not take it; it may be ordered again. */
    record Failed(Order order, String reason) implements Disbursement {}

    /**
     * The money has left the bureau: final.
     *
     * @param booked whether it stands in the school's book; until then it is looked after
     */
    record Paid(Order order, LocalDate on, String reference, boolean booked) implements Disbursement {}
}
