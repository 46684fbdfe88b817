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
        PAID
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
                    new Ordered(failed.order().again(order.command(), order.by(), order.at())));
            case Ordered _, Paid _ -> new Outcome.Refused(Refusal.ALREADY_DISBURSED);
        };
    }

    public static Outcome paid(Disbursement disbursement, LocalDate on, String reference) {
        return switch (disbursement) {
            case Ordered(Order order) -> new Outcome.Moved(new Paid(order, on, reference, false));
            case Paid paid when paid.on().equals(on) && paid.reference().equals(reference) -> new Outcome.Stands(paid);
            case Paid _ -> new Outcome.Refused(Refusal.PAID);
            case Failed _ -> new Outcome.Refused(Refusal.NOT_ORDERED);
        };
    }

    public static Outcome failed(Disbursement disbursement, String reason) {
        return switch (disbursement) {
            case Ordered(Order order) -> new Outcome.Moved(new Failed(order, reason));
            case Failed failed when failed.reason().equals(reason) -> new Outcome.Stands(failed);
            case Failed _ -> new Outcome.Refused(Refusal.NOT_ORDERED);
            case Paid _ -> new Outcome.Refused(Refusal.PAID);
        };
    }
}
