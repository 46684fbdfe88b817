package afterbell.funding.ledger.model;

import java.time.LocalDate;

/**
 * A double entry: the debit account gains what the credit account gives. Never changed, never taken back.
 *
 * @param entryId     chosen by who orders it; unique in the school, so that ordering it again is the same entry
 * @param amountFen   above zero
 * @param bookedOn    accounting day, Asia/Shanghai
 * @param description in the school's words, without names
 */
public record Entry(String entryId, Source source, Account debit, Account credit, long amountFen, LocalDate bookedOn,
        String description) {
    public Entry {
        if (amountFen <= 0) {
            throw new IllegalArgumentException("An entry moves more than nothing, not " + amountFen);
        }
        if (debit.equals(credit)) {
            throw new IllegalArgumentException("An entry moves from one account to another: " + debit);
        }
    }

    /** A source gives to the school's fund (R13). */
    public static Entry receipt(String entryId, Source source, long amountFen, LocalDate bookedOn) {
        return new Entry(entryId, source, Account.fund(source), Account.outside(source), amountFen, bookedOn, "");
    }

    /** The school spends (R14). */
    public static Entry spending(String entryId, Category category, Source source, long amountFen, LocalDate bookedOn,
            String description) {
        return new Entry(entryId, source, Account.spent(category, source), Account.fund(source), amountFen, bookedOn,
                description);
    }

    public Entry bookedOn(LocalDate day) {
        return new Entry(entryId, source, debit, credit, amountFen, day, description);
    }
}
