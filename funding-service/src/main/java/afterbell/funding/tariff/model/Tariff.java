package afterbell.funding.tariff.model;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What parents share of the cost (R13).
 *
 * @param number    1 for the first that was set, then 2, 3 …
 * @param from      holds for periods that begin on that day or later, until the next one
 * @param amountFen for a pupil and a period of that unit; zero: nothing is charged
 * @param reason    the decision it goes back to, in the bureau's words
 */
public record Tariff(int number, LocalDate from, Unit unit, long amountFen, RefundPolicy refunds, String reason,
        String by, Instant at) {
    /** What is billed at once. */
    public enum Unit {
        SEMESTER,
        MONTH
    }

    boolean saysTheSame(Tariff other) {
        return from.equals(other.from) && unit == other.unit && amountFen == other.amountFen && refunds == other.refunds
                && reason.equals(other.reason);
    }

    Tariff numbered(int other) {
        return new Tariff(other, from, unit, amountFen, refunds, reason, by, at);
    }
}
