package afterbell.funding.disbursement.model;

import java.time.Instant;
import java.time.LocalDate;

/** The payment of a school's claim: one for each school and semester, for ever (R17). */
public sealed interface Disbursement {
    Order order();

    /**
     * What was ordered.
     *
     * @param id      the claim's id: there is one for each claim
     * @param command fingerprint of the command that ordered it, by which its repetition is known
     * @param attempt from 1; grows when a payment that has failed is ordered again
     */
    record Order(String id, String schoolId, String semesterId, long amountFen, String command, int attempt, String by,
            Instant at) {
        Order again(String byCommand, String who, Instant now) {
            return new Order(id, schoolId, semesterId, amountFen, byCommand, attempt + 1, who, now);
        }
    }

    record Ordered(Order order) implements Disbursement {}

    /** The bank did not take it; it may be ordered again. */
    record Failed(Order order, String reason) implements Disbursement {}

    /**
     * The money has left the bureau: final.
     *
     * @param booked whether it stands in the school's book; until then it is looked after
     */
    record Paid(Order order, LocalDate on, String reference, boolean booked) implements Disbursement {}
}
