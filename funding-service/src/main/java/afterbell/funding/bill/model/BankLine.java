package afterbell.funding.bill.model;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/** A line of a bank's file, and what became of it. */
public sealed interface BankLine {
    /** In the file, the heading being 1. */
    long line();

    /** @param billNumber as the payer has given it */
    record Paid(long line, LocalDate on, String reference, String billNumber, long amountFen) implements BankLine {}

    /** Something that is no payment; what stands there is not repeated. */
    record Malformed(long line) implements BankLine {}

    /** What became of a line. */
    enum Result {
        /** The bill is paid, to the fen. */
        PAID,
        /** Taken; something is still open. */
        UNDERPAID,
        /** Taken; more was paid than is due. */
        OVERPAID,
        /** Taken before, or further up in this file. */
        DUPLICATE,
        /** Not taken: the bank's reference is known with another day, amount or bill. */
        REFERENCE_DIFFERS,
        /** Not taken: the school has no such bill. */
        UNMATCHED,
        /** Not taken: no day, reference, bill number or amount. */
        MALFORMED
    }

    /** @param reference null for a line that is no payment */
    record Taken(long line, Result result, @Nullable String reference, @Nullable String billNumber, long amountFen) {}
}
