package afterbell.funding.ledger.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import afterbell.funding.ledger.model.Book.Posting.Full;
import afterbell.funding.ledger.model.Book.Posting.Insufficient;
import afterbell.funding.ledger.model.Book.Posting.OtherContent;
import afterbell.funding.ledger.model.Book.Posting.Posted;
import afterbell.funding.ledger.model.Book.Posting.Stands;
import afterbell.funding.ledger.model.Book.Posting.YearClosed;

/**
 * A school's fund in one fiscal year (R13, R15): the balance of each account and every entry. The balances of all accounts
 * add up to zero, and none but the givers' is below zero, whatever is posted.
 *
 * @param fiscalYear calendar year
 * @param closed     whether a later year was opened: then nothing is posted any more
 * @param balances   of the accounts that were ever used
 * @param entries    in the order posted
 */
public record Book(String schoolId, int fiscalYear, boolean closed, Map<Account, Balance> balances,
        List<Entry> entries) {
    /** What people order; the rest is for what follows from decisions made already. */
    static final int MOST_ORDERED = 2_000;
    static final int MOST_ENTRIES = 2_100;

    public Book {
        balances = Map.copyOf(balances);
        entries = List.copyOf(entries);
    }

    public static Book first(String schoolId, int fiscalYear) {
        return new Book(schoolId, fiscalYear, false, Map.of(), List.of());
    }

    /** What becomes of an entry. */
    public sealed interface Posting {
        record Posted(Book book) implements Posting {}

        /** It was posted before. */
        record Stands(Entry entry) implements Posting {}

        /** Another entry has this id. */
        record OtherContent() implements Posting {}

        record YearClosed() implements Posting {}

        record Full() implements Posting {}

        /** @param availableFen what is left of the source */
        record Insufficient(long availableFen) implements Posting {}
    }

    public Balance balance(Account account) {
        return balances.getOrDefault(account, Balance.ZERO);
    }

    public Optional<Entry> entry(String entryId) {
        return entries.stream().filter(it -> it.entryId().equals(entryId)).findFirst();
    }

    /** @param follows whether the entry follows from a decision that was made already, such as a payment */
    public Posting post(Entry entry, boolean follows) {
        var known = entry(entry.entryId());
        if (known.isPresent()) {
            return known.get().equals(entry) ? new Stands(entry) : new OtherContent();
        }
        if (closed || entry.bookedOn().getYear() != fiscalYear) {
            return new YearClosed();
        }
        if (entries.size() >= (follows ? MOST_ENTRIES : MOST_ORDERED)) {
            return new Full();
        }
        var credited = balance(entry.credit()).credited(entry.amountFen());
        if (credited.balanceFen() < 0 && !entry.credit().mayBeBelowZero()) {
            return new Insufficient(balance(entry.credit()).balanceFen());
        }
        return new Posted(with(entry, credited));
    }

    private Book with(Entry entry, Balance credited) {
        var nowBalances = new TreeMap<>(balances);
        nowBalances.put(entry.credit(), credited);
        nowBalances.put(entry.debit(), balance(entry.debit()).debited(entry.amountFen()));
        var nowEntries = new ArrayList<>(entries);
        nowEntries.add(entry);
        return new Book(schoolId, fiscalYear, closed, nowBalances, nowEntries);
    }

    public Book closedBook() {
        return new Book(schoolId, fiscalYear, true, balances, entries);
    }

    /** @return the book of a later year, to which all balances are brought: what is not spent stays the school's (R15) */
    public Book next(int year) {
        var brought = new TreeMap<Account, Balance>();
        balances.forEach((account, balance) -> brought.put(account, balance.carried()));
        return new Book(schoolId, year, false, brought, List.of());
    }
}
