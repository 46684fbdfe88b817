package afterbell.funding.payment.model;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What the bank says about a file of ours (ISO 20022 pain.002): of the whole, or of single payments, which then goes first.
 *
 * @param messageId         the bank's, unique
 * @param originalMessageId the batch
 * @param on                day of the report, Asia/Shanghai
 * @param group             of all payments that are not named
 */
public record StatusReport(String messageId, String originalMessageId, LocalDate on, @Nullable Status group,
        List<OfPayment> payments) {
    private static final Set<String> PAID = Set.of("ACSC", "ACCC");
    private static final Set<String> REJECTED = Set.of("RJCT", "CANC");
    /** The bank has this message or this payment already: what it said of the first one holds. */
    private static final Set<String> DUPLICATE = Set.of("AM05", "DU01", "DU02", "DU03", "DU04", "DUPL");

    public StatusReport {
        payments = List.copyOf(payments);
    }

    /**
     * @param code   a status of ISO 20022 such as ACSC, RJCT, ACSP
     * @param reason code and words, empty without one
     */
    public record Status(String code, String reasonCode, String reason) {
        public Meaning meaning() {
            if (REJECTED.contains(code)) {
                return DUPLICATE.contains(reasonCode) ? Meaning.DUPLICATE : Meaning.REJECTED;
            }
            return PAID.contains(code) ? Meaning.PAID : Meaning.PENDING;
        }
    }

    /** What a status comes to. */
    public enum Meaning {
        PAID,
        REJECTED,
        /** Rejected because the bank has it already: nothing changes. */
        DUPLICATE,
        /** Received, accepted, under way. */
        PENDING
    }

    /**
     * @param on        day of settlement, where the bank says it
     * @param reference the bank's, where it gives one
     * @param amountFen where the bank repeats it
     */
    public record OfPayment(String endToEndId, Status status, @Nullable LocalDate on, @Nullable String reference,
            @Nullable Long amountFen) {}

    /** @return the words about single payments, by end-to-end id */
    public Map<String, OfPayment> byEndToEndId() {
        var all = new HashMap<String, OfPayment>();
        payments.forEach(it -> all.put(it.endToEndId(), it));
        return all;
    }
}
