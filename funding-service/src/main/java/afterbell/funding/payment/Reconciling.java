package afterbell.funding.payment;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import afterbell.funding.disbursement.model.Disbursement;
import afterbell.funding.disbursement.model.Disbursement.Paid;
import afterbell.funding.disbursement.store.Disbursements;
import afterbell.funding.ledger.model.Entry;
import afterbell.funding.ledger.store.Books;
import afterbell.messaging.outbox.Versioned;

/** Compares what was ordered, what the bank or a person says was paid, and what stands in the schools' books (R15, R17). */
@Service
public class Reconciling {
    private final Disbursements disbursements;
    private final Books books;

    Reconciling(Disbursements disbursements, Books books) {
        this.disbursements = disbursements;
        this.books = books;
    }

    /** What does not go together. */
    public enum Difference {
        /** For seconds after it was paid; longer, it is looked after by the service and stands in its log. */
        PAID_NOT_BOOKED,
        BOOKED_NOT_PAID,
        AMOUNT_DIFFERS
    }

    /** @param bookedFen what the school's book says, null where it says nothing */
    public record Compared(Disbursement disbursement, @Nullable Long bookedFen) {
        public Optional<Difference> difference() {
            boolean isPaid = disbursement instanceof Paid;
            if (bookedFen == null) {
                return isPaid ? Optional.of(Difference.PAID_NOT_BOOKED) : Optional.empty();
            }
            if (!isPaid) {
                return Optional.of(Difference.BOOKED_NOT_PAID);
            }
            return bookedFen == disbursement.order().amountFen()
                    ? Optional.empty()
                    : Optional.of(Difference.AMOUNT_DIFFERS);
        }
    }

    /** @param after id of the last disbursement of the page before, empty for the first page */
    public List<Compared> ofSemester(String semesterId, String after, int limit) {
        return disbursements.ofSemester(semesterId, after, limit)
                .stream()
                .map(Versioned::state)
                .map(this::compared)
                .toList();
    }

    private Compared compared(Disbursement disbursement) {
        var order = disbursement.order();
        return new Compared(disbursement, books.entry(order.schoolId(), "disbursement:" + order.semesterId())
                .map(Entry::amountFen)
                .orElse(null));
    }
}
