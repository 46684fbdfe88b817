package afterbell.funding.payment.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import afterbell.funding.disbursement.model.Disbursement;
import afterbell.funding.disbursement.model.Disbursement.Failed;
import afterbell.funding.disbursement.model.Disbursement.Ordered;
import afterbell.funding.disbursement.model.Disbursement.Paid;
import afterbell.funding.payment.model.PaymentBatch;
import afterbell.funding.payment.model.PaymentBatch.Approved;
import afterbell.funding.payment.model.PaymentBatch.Collecting;
import afterbell.funding.payment.model.PaymentBatch.Payment;
import afterbell.funding.payment.model.PaymentBatch.Prepared;
import afterbell.funding.payment.model.PaymentBatch.Withdrawn;

/** Batches as their readers see them. */
final class BatchViews {
    private BatchViews() {}

    /** How far a batch is. */
    enum State {
        COLLECTING,
        PREPARED,
        APPROVED,
        HANDED_OVER,
        WITHDRAWN
    }

    /** What became of a payment. */
    enum PaymentState {
        ORDERED,
        PAID,
        FAILED,
        /** It failed, or was taken back, and goes in a later batch or by hand. */
        ELSEWHERE
    }

    /**
     * @param approvedBy     second person, where there was one
     * @param reason         why it was withdrawn
     * @param withoutAccount schools that are left out because their account is not known; only after preparing
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record BatchView(String batchId, String semesterId, int number, State state, LocalDate executeOn, int payments,
            long amountFen, String preparedBy, Instant preparedAt, @Nullable String approvedBy,
            @Nullable Instant approvedAt, @Nullable String reason, @Nullable List<PaymentView> items,
            @Nullable List<String> withoutAccount) {
        static BatchView of(PaymentBatch batch, @Nullable List<PaymentView> items,
                @Nullable List<String> withoutAccount) {
            return switch (batch) {
                case Collecting _ -> of(batch, State.COLLECTING, null, null, items, withoutAccount);
                case Prepared _ -> of(batch, State.PREPARED, null, null, items, withoutAccount);
                case Approved approved -> of(batch, approved.handedOver() ? State.HANDED_OVER : State.APPROVED,
                        approved.approved(), null, items, withoutAccount);
                case Withdrawn withdrawn -> of(batch, State.WITHDRAWN, null, withdrawn.reason(), items,
                        withoutAccount);
            };
        }

        private static BatchView of(PaymentBatch batch, State state, PaymentBatch.@Nullable Act approved,
                @Nullable String reason, @Nullable List<PaymentView> items, @Nullable List<String> withoutAccount) {
            var head = batch.head();
            return new BatchView(head.id(), head.semesterId(), head.number(), state, head.executeOn(),
                    batch.payments().size(), batch.amountFen(), head.prepared().by(), head.prepared().at(),
                    approved == null ? null : approved.by(), approved == null ? null : approved.at(), reason, items,
                    withoutAccount);
        }
    }

    /**
     * @param endToEndId       the same in every attempt to pay this school's semester
     * @param account          its last four characters
     * @param accountEnteredBy who entered the account to which it goes
     * @param bankStatus       the bank's last word while it is under way
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PaymentView(String schoolId, String endToEndId, long amountFen, int attempt, PaymentState state,
            String holder, String bankCode, String account, String accountEnteredBy, Instant accountEnteredAt,
            @Nullable String bankStatus, @Nullable LocalDate on, @Nullable String reference,
            @Nullable String reason) {
        static List<PaymentView> of(PaymentBatch batch, Map<String, Disbursement> disbursements) {
            return batch.payments()
                    .stream()
                    .map(it -> of(batch.head().id(), it, disbursements.get(it.disbursementId())))
                    .toList();
        }

        private static PaymentView of(String batchId, Payment payment, @Nullable Disbursement disbursement) {
            if (disbursement == null || !disbursement.order().isOf(batchId)) {
                return of(payment, PaymentState.ELSEWHERE, null, null, null, null);
            }
            return switch (disbursement) {
                case Ordered(_, var status) -> of(payment, PaymentState.ORDERED, status, null, null, null);
                case Paid paid -> of(payment, PaymentState.PAID, null, paid.on(), paid.reference(), null);
                case Failed failed -> of(payment, PaymentState.FAILED, null, null, null, failed.reason());
            };
        }

        private static PaymentView of(Payment it, PaymentState state, @Nullable String bankStatus,
                @Nullable LocalDate on, @Nullable String reference, @Nullable String reason) {
            var account = it.account();
            return new PaymentView(it.schoolId(), it.endToEndId(), it.amountFen(), it.attempt(), state,
                    account.holder(), account.bankCode(), account.masked(), account.by(), account.at(), bankStatus, on,
                    reference, reason);
        }
    }
}
