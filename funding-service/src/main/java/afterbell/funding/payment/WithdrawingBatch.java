package afterbell.funding.payment;

import java.time.Clock;
import java.time.temporal.ChronoUnit;

import org.springframework.stereotype.Service;

import afterbell.funding.disbursement.PayingDisbursement;
import afterbell.funding.disbursement.model.Disbursement.Ordered;
import afterbell.funding.disbursement.store.Disbursements;
import afterbell.funding.payment.model.BatchRules;
import afterbell.funding.payment.model.BatchRules.Outcome;
import afterbell.funding.payment.model.PaymentBatch;
import afterbell.funding.payment.model.PaymentBatch.Act;
import afterbell.funding.payment.model.PaymentBatch.Withdrawn;
import afterbell.funding.payment.store.PaymentBatches;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.audit.AuditLog;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;

/**
 * Withdraws a batch that was not approved. The batch is withdrawn first, and from then on cannot be approved; then its
 * payments are free for another. What a crash leaves is done by repeating the command, or when the next batch is prepared.
 */
@Service
public class WithdrawingBatch {
    private final PaymentBatches batches;
    private final Disbursements disbursements;
    private final PayingDisbursement paying;
    private final AuditLog audit;
    private final Clock clock;

    WithdrawingBatch(PaymentBatches batches, Disbursements disbursements, PayingDisbursement paying, AuditLog audit,
            Clock clock) {
        this.batches = batches;
        this.disbursements = disbursements;
        this.paying = paying;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws ProblemException if it was approved */
    public Versioned<PaymentBatch> withdraw(String id, String reason, Caller caller) {
        var before = batches.find(id).orElseThrow(() -> new ProblemException(PaymentProblem.UNKNOWN));
        var act = new Act(caller.subject(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
        var withdrawn = switch (BatchRules.withdraw(before.state(), act, reason)) {
            case Outcome.Stands _ -> before;
            case Outcome.Refused(var refusal) -> throw PaymentProblem.of(refusal);
            case Outcome.Moved(var moved) -> batches.save(before, moved);
        };
        takeBack(withdrawn);
        audit.decided(caller, "payment-batch.withdrawn", PreparingBatch.subjectOf(withdrawn.state()),
                withdrawn.version(), "R17", reason);
        return withdrawn;
    }

    void takeBack(Versioned<PaymentBatch> batch) {
        if (batch.state() instanceof Withdrawn withdrawn) {
            disbursements.ofBatch(batch.id(), PreparingBatch.MOST_PAYMENTS)
                    .stream()
                    .filter(it -> it.state() instanceof Ordered)
                    .forEach(it -> paying.takenBack(it.id(), batch.id(), withdrawn.reason()));
        }
    }
}
