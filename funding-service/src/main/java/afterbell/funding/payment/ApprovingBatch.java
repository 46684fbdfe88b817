package afterbell.funding.payment;

import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

import afterbell.funding.bankaccount.store.BankAccounts;
import afterbell.funding.payment.bank.Bank;
import afterbell.funding.payment.bank.PaymentFile;
import afterbell.funding.payment.model.BatchRules;
import afterbell.funding.payment.model.BatchRules.Outcome;
import afterbell.funding.payment.model.PaymentBatch;
import afterbell.funding.payment.model.PaymentBatch.Act;
import afterbell.funding.payment.model.PaymentBatch.Approved;
import afterbell.funding.payment.model.PaymentBatch.Payment;
import afterbell.funding.payment.store.PaymentBatches;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.audit.AuditLog;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.version.IfMatch;

/**
 * A second person approves a batch, and its file goes to the bank (R15). The approval is written first. The file follows
 * from it alone and appears once under its name, so that repeating, or the next look by {@link #handOverApproved}, goes
 * on where somebody died.
 */
@Service
public class ApprovingBatch {
    private static final Logger LOG = LoggerFactory.getLogger(ApprovingBatch.class);
    private static final int MOST_AT_ONCE = 20;
    private static final long EVERY_MILLIS = 15_000;

    private final PaymentBatches batches;
    private final BankAccounts accounts;
    private final PaymentFile file;
    private final Bank bank;
    private final AuditLog audit;
    private final Clock clock;

    ApprovingBatch(PaymentBatches batches, BankAccounts accounts, PaymentFile file, Bank bank, AuditLog audit,
            Clock clock) {
        this.batches = batches;
        this.accounts = accounts;
        this.file = file;
        this.bank = bank;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param ifMatch the version that was looked at, where the caller says it
     * @throws ProblemException if the caller has prepared it, an account was changed since, or it was withdrawn
     */
    public Versioned<PaymentBatch> approve(String id, IfMatch ifMatch, Caller caller) {
        var before = batches.find(id).orElseThrow(() -> new ProblemException(PaymentProblem.UNKNOWN));
        var act = new Act(caller.subject(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
        var now = accounts.find(before.state().payments().stream().map(Payment::schoolId).toList())
                .stream()
                .map(Versioned::state)
                .toList();
        var approved = switch (BatchRules.approve(before.state(), act, now)) {
            case Outcome.Stands _ -> before;
            case Outcome.Refused(var refusal) -> throw PaymentProblem.of(refusal);
            case Outcome.Moved(var moved) -> {
                ifMatch.check(before.version());
                yield batches.save(before, moved);
            }
        };
        audit.decided(caller, "payment-batch.approved", PreparingBatch.subjectOf(approved.state()),
                approved.state().head().number(), "R15", null);
        return tryToHandOver(approved);
    }

    /** Hands over what nobody has handed over who approved it. */
    @Scheduled(initialDelay = EVERY_MILLIS, fixedDelay = EVERY_MILLIS)
    void handOverApproved() {
        batches.notHandedOver(MOST_AT_ONCE).forEach(this::tryToHandOver);
    }

    private Versioned<PaymentBatch> tryToHandOver(Versioned<PaymentBatch> batch) {
        try {
            return handOver(batch);
        } catch (UncheckedIOException e) {
            LOG.error("The file of {} does not lie where the bank takes it yet", batch.id(), e);
            return batch;
        }
    }

    private Versioned<PaymentBatch> handOver(Versioned<PaymentBatch> batch) {
        if (!(batch.state() instanceof Approved approved) || approved.handedOver()
                || !bank.handOver(PaymentFile.name(batch.id()), file.write(approved))) {
            return batch;
        }
        try {
            return batches.save(batch, approved.handed());
        } catch (OptimisticLockingFailureException _) {
            // Somebody else has just noted it.
            return batches.find(batch.id()).orElseThrow();
        }
    }
}
