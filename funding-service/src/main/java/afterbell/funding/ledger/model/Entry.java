package afterbell.funding.ledger.model;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * A double entry: the debit account gains what the credit account gives. Never changed, never taken away: what was
 * wrong is reversed by another.
 *
 * @param entryId     chosen by who orders it; unique in the school, so that ordering it again is the same entry
 * @param amountFen   above zero
 * @param bookedOn    accounting day, Asia/Shanghai
 * @param description in the school's words, without names; of a reversal its reason
 * @param reverses    id of the entry that it takes back, null for any other
 */
public record Entry(String entryId, Source source, Account debit, Account credit, long amountFen, LocalDate bookedOn,
        String description, @Nullable String reverses) {
    public Entry {
        if (amountFen <= 0) {
            throw new IllegalArgumentException("An entry moves more than nothing, not " + amountFen);
        }
        if (debit.equals(credit)) {
            throw new IllegalArgumentException("An entry moves from one account to another: " + debit);
        }
    }

    public Entry(String entryId, Source source, Account debit, Account credit, long amountFen, LocalDate bookedOn,
            String description) {
        this(entryId, source, debit, credit, amountFen, bookedOn, description, null);
    }

    /** A source gives to the school's fund (R13). */
    public static Entry receipt(String entryId, Source source, long amountFen, LocalDate bookedOn) {
        return receipt(entryId, source, null, amountFen, bookedOn);
    }

    /** @param purpose the category to which the giver has bound it, null for any */
    public static Entry receipt(String entryId, Source source, @Nullable Category purpose, long amountFen,
            LocalDate bookedOn) {
        return new Entry(entryId, source, fund(source, purpose), Account.outside(source), amountFen, bookedOn, "");
    }

    /** The school spends (R14). */
    public static Entry spending(String entryId, Category category, Source source, long amountFen, LocalDate bookedOn,
            String description) {
        return new Entry(entryId, source, Account.spent(category, source), Account.fund(source), amountFen, bookedOn,
                description);
    }

    /** The school spends what its giver has bound to this category. */
    public static Entry spendingBound(String entryId, Category category, Source source, long amountFen,
            LocalDate bookedOn, String description) {
        return new Entry(entryId, source, Account.spent(category, source), Account.bound(source, category), amountFen,
                bookedOn, description);
    }

    private static Account fund(Source source, @Nullable Category purpose) {
        return purpose == null ? Account.fund(source) : Account.bound(source, purpose);
    }

    /** @return the entry that takes this one back, whole */
    Entry reversed(String byEntryId, LocalDate on, String reason) {
        return new Entry(byEntryId, source, credit, debit, amountFen, on, reason, entryId);
    }

    public Entry bookedOn(LocalDate day) {
        return new Entry(entryId, source, debit, credit, amountFen, day, description, reverses);
    }

    /** @return by how much the account's balance changes, in fen */
    public long effectOn(Account account) {
        if (debit.equals(account)) {
            return amountFen;
        }
        return credit.equals(account) ? -amountFen : 0;
    }
}
