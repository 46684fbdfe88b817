package afterbell.funding.bill.model;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import afterbell.funding.bill.model.Bill.Payment;
import afterbell.funding.bill.model.Bill.Refund;
import afterbell.funding.bill.model.Bill.Waiver;
import afterbell.funding.tariff.model.Usage;

/** How a bill moves (R13). */
public final class BillRules {
    private BillRules() {}

    /** What becomes of a command. */
    public sealed interface Outcome {
        record Moved(Bill bill) implements Outcome {}

        /** It was so before. */
        record Stands() implements Outcome {}

        record Refused(Refusal reason) implements Outcome {}
    }

    /** Why not. */
    public enum Refusal {
        WAIVED_OTHERWISE,
        WAIVER_TOO_HIGH,
        NOTHING_TO_REFUND
    }

    /** Once; what was decided is not decided otherwise. */
    public static Outcome waive(Bill bill, Waiver asked) {
        var known = bill.waiver();
        if (known != null) {
            return known.waivedFen() == asked.waivedFen()
                    ? new Outcome.Stands()
                    : new Outcome.Refused(Refusal.WAIVED_OTHERWISE);
        }
        return asked.waivedFen() > bill.chargedFen()
                ? new Outcome.Refused(Refusal.WAIVER_TOO_HIGH)
                : new Outcome.Moved(bill.with(asked));
    }

    /** A reference that the bill knows changes nothing, whatever it says: see {@link #isSame}. */
    public static Outcome pay(Bill bill, String reference, LocalDate on, long amountFen) {
        if (bill.payment(reference).isPresent()) {
            return new Outcome.Stands();
        }
        return new Outcome.Moved(bill.with(
                Stream.concat(bill.payments().stream(), Stream.of(new Payment(reference, on, amountFen, false)))
                        .toList(),
                bill.refunds()));
    }

    public static boolean isSame(Payment known, LocalDate on, long amountFen) {
        return known.on().equals(on) && known.amountFen() == amountFen;
    }

    /** @return what is due in the end, by the refund policy of the bill's tariff and what was waived */
    public static long dueFen(Bill bill, Usage usage) {
        return bill.refundPolicy().dueFen(bill.dueFen(), usage);
    }

    /** Gives back what was paid above what is due; given back once, it stands. */
    public static Outcome refund(Bill bill, Usage usage, LocalDate on) {
        long fen = bill.paidFen() - dueFen(bill, usage);
        if (fen <= 0) {
            return bill.refunds().isEmpty()
                    ? new Outcome.Refused(Refusal.NOTHING_TO_REFUND)
                    : new Outcome.Stands();
        }
        var refund = new Refund(bill.refunds().size() + 1, on, fen, false);
        return new Outcome.Moved(bill.with(bill.payments(), Stream.concat(bill.refunds().stream(), Stream.of(refund))
                .toList()));
    }

    public static Bill booked(Bill bill, Payment payment) {
        return bill.with(replaced(bill.payments(), payment,
                it -> new Payment(it.reference(), it.on(), it.amountFen(), true)), bill.refunds());
    }

    public static Bill booked(Bill bill, Refund refund) {
        return bill.with(bill.payments(), replaced(bill.refunds(), refund,
                it -> new Refund(it.number(), it.on(), it.amountFen(), true)));
    }

    /** The money was not there: nothing was given back. */
    public static Bill withdrawn(Bill bill, Refund refund) {
        return bill.with(bill.payments(), bill.refunds().stream().filter(it -> !it.equals(refund)).toList());
    }

    private static <T> List<T> replaced(List<T> all, T one, Function<T, T> by) {
        return all.stream().map(it -> it.equals(one) ? by.apply(it) : it).toList();
    }
}
