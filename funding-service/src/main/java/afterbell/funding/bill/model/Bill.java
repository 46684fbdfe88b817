package afterbell.funding.bill.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import afterbell.funding.ledger.model.Account;
import afterbell.funding.ledger.model.Entry;
import afterbell.funding.ledger.model.Source;
import afterbell.funding.tariff.model.RefundPolicy;

/**
 * What the parents of a pupil are to pay for a period, what they have paid, and what they got back (R13).
 *
 * @param tariff     number of the tariff under which it was drawn
 * @param begins     first service day of the period
 * @param chargedFen by the tariff
 * @param waiver     null when none was asked for
 */
public record Bill(Id id, int tariff, LocalDate begins, long chargedFen, RefundPolicy refundPolicy,
        @Nullable Waiver waiver, List<Payment> payments, List<Refund> refunds) {
    private static final int NUMBER_LENGTH = 14;

    public Bill {
        payments = List.copyOf(payments);
        refunds = List.copyOf(refunds);
    }

    /** @param period a semester such as {@code 2021-autumn}, or a month such as {@code 2021-10} */
    public record Id(String schoolId, String period, String pupilId) {
        public String value() {
            return schoolId + ":" + period + ":" + pupilId;
        }

        /** @return what parents give the bank as purpose: follows from the id, and says nothing of it */
        public String number() {
            try {
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(value().getBytes(StandardCharsets.UTF_8));
                return "F" + HexFormat.of().formatHex(hash).substring(0, NUMBER_LENGTH).toUpperCase(Locale.ROOT);
            } catch (NoSuchAlgorithmException everyPlatformHasIt) {
                throw new IllegalStateException(everyPlatformHasIt);
            }
        }
    }

    /** The school waives a fee for hardship; why, and the evidence, are kept sealed elsewhere. */
    public record Waiver(long waivedFen, String by, Instant at) {}

    /**
     * @param reference the bank's, once in a school
     * @param booked    whether it stands in the ledger
     */
    public record Payment(String reference, LocalDate on, long amountFen, boolean booked) {}

    /** @param number 1, 2, 3 … */
    public record Refund(int number, LocalDate on, long amountFen, boolean booked) {}

    /** How a bill stands. */
    public enum Standing {
        OPEN,
        PAID,
        OVERPAID,
        WAIVED
    }

    /** @return what is due of who stays to the end */
    public long dueFen() {
        return chargedFen - (waiver == null ? 0 : waiver.waivedFen());
    }

    /** @return paid and not given back */
    public long paidFen() {
        return payments.stream().mapToLong(Payment::amountFen).reduce(0, Math::addExact)
                - refunds.stream().mapToLong(Refund::amountFen).reduce(0, Math::addExact);
    }

    public Standing standing() {
        if (dueFen() == 0 && paidFen() == 0) {
            return Standing.WAIVED;
        }
        if (paidFen() > dueFen()) {
            return Standing.OVERPAID;
        }
        return paidFen() == dueFen() || !refunds.isEmpty() ? Standing.PAID : Standing.OPEN;
    }

    public Optional<Payment> payment(String reference) {
        return payments.stream().filter(it -> it.reference().equals(reference)).findFirst();
    }

    /** @return the entry by which a payment reaches the school's fund */
    public Entry entry(Payment payment) {
        return Entry.receipt("fee:" + id.number() + ":" + payment.reference(), Source.PARENTS, payment.amountFen(),
                payment.on());
    }

    /** @return the entry by which a refund leaves it, to who has given it */
    public Entry entry(Refund refund) {
        return new Entry("fee:" + id.number() + ":refund-" + refund.number(), Source.PARENTS,
                Account.outside(Source.PARENTS), Account.fund(Source.PARENTS), refund.amountFen(), refund.on(), "");
    }

    public boolean isBooked() {
        return payments.stream().allMatch(Payment::booked) && refunds.stream().allMatch(Refund::booked);
    }

    Bill with(@Nullable Waiver other) {
        return new Bill(id, tariff, begins, chargedFen, refundPolicy, other, payments, refunds);
    }

    Bill with(List<Payment> otherPayments, List<Refund> otherRefunds) {
        return new Bill(id, tariff, begins, chargedFen, refundPolicy, waiver, otherPayments, otherRefunds);
    }
}
