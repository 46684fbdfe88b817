package afterbell.funding.bill;

import java.time.Clock;
import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

import afterbell.funding.bill.model.Bill;
import afterbell.funding.bill.model.BillRules;
import afterbell.funding.bill.store.Bills;
import afterbell.funding.ledger.PostingEntries;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.problem.ProblemException;

/**
 * Books what parents have paid into the school's fund, and what they get back out of it. The bill says first what is to be
 * booked, so that whoever dies in between leaves something that is found; an entry's id follows from bill and payment.
 */
@Service
class BookingFees {
    private static final Logger LOG = LoggerFactory.getLogger(BookingFees.class);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int MOST_AT_ONCE = 100;
    private static final long EVERY_MILLIS = 30_000;

    private final Bills bills;
    private final PostingEntries posting;
    private final Clock clock;

    BookingFees(Bills bills, PostingEntries posting, Clock clock) {
        this.bills = bills;
        this.posting = posting;
        this.clock = clock;
    }

    /** @throws ProblemException if the money for a refund is not there: then nothing is given back */
    Versioned<Bill> book(Versioned<Bill> bill) {
        try {
            return bookRefunds(bookPayments(bill));
        } catch (OptimisticLockingFailureException _) {
            // Somebody else has just booked it, or has taken it over.
            return bills.numbered(bill.state().id().number()).orElseThrow();
        }
    }

    private Versioned<Bill> bookPayments(Versioned<Bill> bill) {
        var next = bill.state();
        for (var payment : bill.state().payments()) {
            if (!payment.booked()) {
                posting.postFollowing(next.id().schoolId(), next.entry(payment));
                next = BillRules.booked(next, payment);
            }
        }
        return next.equals(bill.state()) ? bill : bills.save(bill, next);
    }

    private Versioned<Bill> bookRefunds(Versioned<Bill> bill) {
        var next = bill.state();
        for (var refund : bill.state().refunds()) {
            if (!refund.booked()) {
                try {
                    posting.postFollowing(next.id().schoolId(), next.entry(refund));
                } catch (ProblemException withoutMoney) {
                    bills.save(bill, BillRules.withdrawn(next, refund));
                    throw withoutMoney;
                }
                next = BillRules.booked(next, refund);
            }
        }
        return next.equals(bill.state()) ? bill : bills.save(bill, next);
    }

    /** Completes what somebody began who died before it was booked. */
    @Scheduled(initialDelay = EVERY_MILLIS, fixedDelay = EVERY_MILLIS)
    void completeBegun() {
        for (var begun : bills.unbookedBefore(clock.instant().minus(PATIENCE), MOST_AT_ONCE)) {
            try {
                book(begun);
            } catch (ProblemException refused) {
                LOG.warn("A refund of the bill {} is not made: {}", begun.state().id().number(), refused.getMessage());
            } catch (RuntimeException e) {
                LOG.error("The bill {} is not booked yet", begun.state().id().number(), e);
            }
        }
    }
}
