package afterbell.funding.disbursement.model;

import java.time.LocalDate;
import java.util.Optional;

import afterbell.funding.disbursement.model.Disbursement.Failed;
import afterbell.funding.disbursement.model.Disbursement.Order;
import afterbell.funding.disbursement.model.Disbursement.Ordered;
import afterbell.funding.disbursement.model.Disbursement.Paid;

/** Decides how a disbursement moves: ordered → paid, or failed → ordered again. A second one is impossible (R17). */
public final class DisbursementRules {
    private DisbursementRules() {}

    /** What becomes of a command. */
    public sealed interface Outcome {
        record Moved(Disbursement disbursement) implements Outcome {}

        /** It stands already where the command would bring it. */
        record Stands(Disbursement disbursement) implements Outcome {}

        record Refused(Refusal reason) implements Outcome {}
    }

    /** Why a disbursement does not move. */
    public enum Refusal {
        /** Another command has ordered it: the semester is paid once. */
        ALREADY_DISBURSED,
        NOTHING_TO_DISBURSE,
        /** Only what is ordered is paid or fails. */
        NOT_ORDERED,
        /** Paid with another day or reference, or paid and not failed. */
        PAID,
        /** It goes to the bank in a file: what became of it, the bank tells. */
        IN_FILE,
        /** Who has ordered it does not say that it was paid (R15). */
        SAME_PERSON
    }

    /** The command that has ordered it may be repeated, whatever became of it. */
    public static Outcome order(Optional<Disbursement> known, Order order) {
        if (known.isEmpty()) {
            return order.amountFen() > 0
                    ? new Outcome.Moved(new Ordered(order))
                    : new Outcome.Refused(Refusal.NOTHING_TO_DISBURSE);
        }
        var before = known.get();
        if (before.order().command().equals(order.command())) {
            return new Outcome.Stands(before);
        }
        return switch (before) {
            case Failed failed -> new Outcome.Moved(
                    new Ordered(failed.order().again(order)));
            case Ordered _, Paid _ -> new Outcome.Refused(Refusal.ALREADY_DISBURSED);
        };
    }

    /** Somebody else than who has ordered it says that it was paid by hand. */
    public static Outcome paid(Disbursement disbursement, LocalDate on, String reference, String by) {
        return switch (disbursement) {
            case Ordered ordered when ordered.order().batchId() != null -> new Outcome.Refused(Refusal.IN_FILE);
            case Ordered ordered when ordered.order().by().equals(by) -> new Outcome.Refused(Refusal.SAME_PERSON);
            case Ordered ordered -> new Outcome.Moved(new Paid(ordered.order(), on, reference, false));
            case Paid paid when paid.on().equals(on) && paid.reference().equals(reference) -> new Outcome.Stands(paid);
            case Paid _ -> new Outcome.Refused(Refusal.PAID);
            case Failed _ -> new Outcome.Refused(Refusal.NOT_ORDERED);
        };
    }

    public static Outcome failed(Disbursement disbursement, String reason) {
        return switch (disbursement) {
            case Ordered ordered when ordered.order().batchId() != null -> new Outcome.Refused(Refusal.IN_FILE);
            case Ordered ordered -> new Outcome.Moved(new Failed(ordered.order(), reason));
            case Failed failed when failed.reason().equals(reason) -> new Outcome.Stands(failed);
            case Failed _ -> new Outcome.Refused(Refusal.NOT_ORDERED);
            case Paid _ -> new Outcome.Refused(Refusal.PAID);
        };
    }

    /** What becomes of the bank's word about one payment of a file. */
    public sealed interface BankOutcome {
        record Moved(Disbursement disbursement) implements BankOutcome {}

        /** It was known, or speaks of an attempt that is over. */
        record Stands(Disbursement disbursement) implements BankOutcome {}

        /** It does not go with what is known: a person must look, nothing is changed. */
        record Contradicts() implements BankOutcome {}
    }

    /**
     * The bank has paid. That is final, also after it had rejected the payment, unless the payment was ordered once more
     * meanwhile: then it may have been made twice, and a person must look.
     */
    public static BankOutcome settled(Disbursement disbursement, String batchId, LocalDate on, String reference) {
        if (!disbursement.order().isOf(batchId)) {
            return new BankOutcome.Contradicts();
        }
        return switch (disbursement) {
            case Ordered _, Failed _ -> new BankOutcome.Moved(new Paid(disbursement.order(), on, reference, false));
            case Paid paid -> new BankOutcome.Stands(paid);
        };
    }

    /** The bank has not taken it, which says nothing of a later attempt. What was paid does not come back by a status. */
    public static BankOutcome rejected(Disbursement disbursement, String batchId, String reason) {
        if (!disbursement.order().isOf(batchId)) {
            return new BankOutcome.Stands(disbursement);
        }
        return switch (disbursement) {
            case Ordered ordered -> new BankOutcome.Moved(new Failed(ordered.order(), reason));
            case Failed failed -> new BankOutcome.Stands(failed);
            case Paid _ -> new BankOutcome.Contradicts();
        };
    }

    /** The bank has it under way. */
    public static BankOutcome pending(Disbursement disbursement, String batchId, String status) {
        return disbursement instanceof Ordered(Order order, var known) && order.isOf(batchId) && !status.equals(known)
                ? new BankOutcome.Moved(new Ordered(order, status))
                : new BankOutcome.Stands(disbursement);
    }

    /** The batch was withdrawn before it went to the bank. */
    public static Outcome takenBack(Disbursement disbursement, String batchId, String reason) {
        return disbursement instanceof Ordered ordered && ordered.order().isOf(batchId)
                ? new Outcome.Moved(new Failed(ordered.order(), reason))
                : new Outcome.Stands(disbursement);
    }
}
