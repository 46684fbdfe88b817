package afterbell.funding.disbursement;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Function;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

import afterbell.funding.disbursement.model.Disbursement;
import afterbell.funding.disbursement.model.Disbursement.Ordered;
import afterbell.funding.disbursement.model.Disbursement.Paid;
import afterbell.funding.disbursement.model.DisbursementRules;
import afterbell.funding.disbursement.model.DisbursementRules.BankOutcome;
import afterbell.funding.disbursement.model.DisbursementRules.Outcome;
import afterbell.funding.disbursement.model.DisbursementRules.Outcome.Moved;
import afterbell.funding.disbursement.model.DisbursementRules.Outcome.Refused;
import afterbell.funding.disbursement.model.DisbursementRules.Outcome.Stands;
import afterbell.funding.disbursement.store.Disbursements;
import afterbell.funding.ledger.LedgerProblem;
import afterbell.funding.ledger.PostingEntries;
import afterbell.funding.ledger.model.Entry;
import afterbell.funding.ledger.model.Source;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.audit.AuditLog;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;

/**
 * The finance bureau says that the money has arrived, or that the bank did not take it; or the bank says so itself of
 * payments that went to it in a file.
 * <p>
 * Paid is written first, then the money stands in the school's book under an id that follows from the semester, then it is
 * noted that it does. Who dies in between has paid; repeating the command, or the next look by {@link #completeUnbooked},
 * goes on from there, and the entry's id keeps the money from being booked twice.
 */
@Service
public class PayingDisbursement {
    private static final Logger LOG = LoggerFactory.getLogger(PayingDisbursement.class);
    private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");
    private static final int MOST_AT_ONCE = 100;
    private static final int MOST_RACES = 10;
    private static final long EVERY_MILLIS = 15_000;

    private final Disbursements disbursements;
    private final PostingEntries posting;
    private final AuditLog audit;
    private final Clock clock;

    PayingDisbursement(Disbursements disbursements, PostingEntries posting, AuditLog audit, Clock clock) {
        this.disbursements = disbursements;
        this.posting = posting;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @throws ProblemException if it is not ordered, was ordered by the caller, goes to the bank in a file, or was paid
     *                          on another day or with another reference
     */
    public Versioned<Disbursement> paid(String id, LocalDate on, String reference, Caller caller) {
        if (on.isAfter(LocalDate.ofInstant(clock.instant(), CITY))) {
            throw new ProblemException(LedgerProblem.DAY_TO_COME);
        }
        var disbursement = load(id);
        var paid = save(disbursement, DisbursementRules.paid(disbursement.state(), on, reference,
                caller.subject()));
        var booked = book(paid);
        audit.decided(caller, "disbursement.paid", OrderingDisbursement.subjectOf(booked.state().order()),
                booked.state().order().attempt(), "R17", reference);
        return booked;
    }

    /** @throws ProblemException if it is not ordered, or paid */
    public Versioned<Disbursement> failed(String id, String reason, Caller caller) {
        var disbursement = load(id);
        var failed = save(disbursement, DisbursementRules.failed(disbursement.state(), reason));
        audit.decided(caller, "disbursement.failed", OrderingDisbursement.subjectOf(failed.state().order()),
                failed.state().order().attempt(), "R17", reason);
        return failed;
    }

    /** What became of the bank's word about a payment. */
    public enum Told {
        /** It was believed, now or before. */
        TAKEN,
        /** It does not go with what is known; nothing was changed. */
        CONTRADICTS
    }

    /**
     * The bank has paid it.
     *
     * @param on day of settlement, not in the future
     */
    public Told settled(String id, String batchId, LocalDate on, String reference) {
        if (on.isAfter(LocalDate.ofInstant(clock.instant(), CITY))) {
            return Told.CONTRADICTS;
        }
        return told(id, it -> DisbursementRules.settled(it, batchId, on, reference));
    }

    /** The bank has rejected it. */
    public Told rejected(String id, String batchId, String reason) {
        return told(id, it -> DisbursementRules.rejected(it, batchId, reason));
    }

    /** The bank has it under way. */
    public Told pending(String id, String batchId, String status) {
        return told(id, it -> DisbursementRules.pending(it, batchId, status));
    }

    private Told told(String id, Function<Disbursement, BankOutcome> word) {
        for (int race = 1;; race++) {
            try {
                return told(load(id), word);
            } catch (OptimisticLockingFailureException lost) {
                if (race == MOST_RACES) {
                    throw lost;
                }
            }
        }
    }

    private Told told(Versioned<Disbursement> before, Function<Disbursement, BankOutcome> word) {
        switch (word.apply(before.state())) {
            case BankOutcome.Contradicts _ -> {
                return Told.CONTRADICTS;
            }
            case BankOutcome.Stands _ -> book(before);
            case BankOutcome.Moved(Ordered ordered) -> disbursements.noted(before, ordered);
            case BankOutcome.Moved(Disbursement moved) -> book(disbursements.save(before, moved));
        }
        return Told.TAKEN;
    }

    /** The batch does not go to the bank. */
    public void takenBack(String id, String batchId, String reason) {
        var before = load(id);
        save(before, DisbursementRules.takenBack(before.state(), batchId, reason));
    }

    /** Books what was paid by somebody who died before the booking. */
    @Scheduled(initialDelay = EVERY_MILLIS, fixedDelay = EVERY_MILLIS)
    void completeUnbooked() {
        for (var paid : disbursements.unbooked(MOST_AT_ONCE)) {
            try {
                book(paid);
            } catch (OptimisticLockingFailureException _) {
                // Somebody else has just booked it.
            } catch ( RuntimeException e) {
                LOG.error("The paid disbursement {} stands in no book yet", paid.id(), e);
            }
        }
    }

    private Versioned<Disbursement> load(String id) {
        return disbursements.find(id).orElseThrow(() -> new ProblemException(DisbursementProblem.UNKNOWN));
    }

    private Versioned<Disbursement> save(Versioned<Disbursement> before, Outcome outcome) {
        return switch (outcome) {
            case Stands _ -> before;
            case Refused refused -> throw DisbursementProblem.of(refused.reason());
            case Moved moved -> disbursements.save(before, moved.disbursement());
        };
    }

    private Versioned<Disbursement> book(Versioned<Disbursement> paid) {
        if (!(paid.state() instanceof Paid state) || state.booked()) {
            return paid;
        }
        var order = state.order();
        posting.postFollowing(order.schoolId(), Entry.receipt("disbursement:" + order.semesterId(),
                Source.CITY_FINANCE, order.amountFen(), state.on()));
        try {
            return disbursements.booked(paid, state);
        } catch (OptimisticLockingFailureException _) {
            // Somebody else has just noted it.
            return load(paid.id());
        }
    }
}
