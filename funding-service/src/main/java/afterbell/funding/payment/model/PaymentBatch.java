package afterbell.funding.payment.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import afterbell.funding.bankaccount.model.BankAccount;

/** Payments of a semester that go to the bank in one file (R17). What became of each is told by its disbursement. */
public sealed interface PaymentBatch {
    Head head();

    /** @return the payments, none while they are collected */
    default List<Payment> payments() {
        return switch (this) {
            case Collecting _ -> List.of();
            case Prepared prepared -> prepared.payments();
            case Approved approved -> approved.payments();
            case Withdrawn withdrawn -> withdrawn.payments();
        };
    }

    /** Who did something, and when. */
    record Act(String by, Instant at) {}

    /**
     * @param id        the semester and the number, at most 35 characters; the file's message id
     * @param number    1, 2, 3 … within the semester
     * @param executeOn day on which the bank is asked to pay
     */
    record Head(String id, String semesterId, int number, LocalDate executeOn, Act prepared) {
        public static Head of(String semesterId, int number, LocalDate executeOn, Act prepared) {
            return new Head(semesterId + "-" + number, semesterId, number, executeOn, prepared);
        }
    }

    /**
     * @param disbursementId what is paid
     * @param amountFen      above zero
     * @param attempt        of the disbursement
     * @param account        as it was when the batch was prepared
     */
    record Payment(String disbursementId, String schoolId, long amountFen, int attempt, BankAccount account) {
        public String endToEndId() {
            return EndToEndId.of(disbursementId);
        }
    }

    /** Disbursements are being ordered for it. */
    record Collecting(Head head) implements PaymentBatch {}

    /** Waits for a second person. */
    record Prepared(Head head, List<Payment> payments) implements PaymentBatch {
        public Prepared {
            payments = List.copyOf(payments);
        }
    }

    /**
     * Goes to the bank: final.
     *
     * @param handedOver whether the file lies where the bank takes it
     */
    record Approved(Head head, List<Payment> payments, Act approved, boolean handedOver) implements PaymentBatch {
        public Approved {
            payments = List.copyOf(payments);
        }

        public Approved handed() {
            return new Approved(head, payments, approved, true);
        }
    }

    /** Never goes to the bank; its payments may go in another batch. */
    record Withdrawn(Head head, List<Payment> payments, Act withdrawn, String reason) implements PaymentBatch {
        public Withdrawn {
            payments = List.copyOf(payments);
        }
    }

    default long amountFen() {
        return payments().stream().mapToLong(Payment::amountFen).reduce(0, Math::addExact);
    }
}
