package afterbell.funding.ledger.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import afterbell.funding.ledger.model.Book.Posting.Full;
import afterbell.funding.ledger.model.Book.Posting.Insufficient;
import afterbell.funding.ledger.model.Book.Posting.Posted;

/**
 * How a school's fund stands (R13, R15): the movements of each account by month, and the end of the journal. The
 * balances of all accounts add up to zero at any date, and none but the givers' is below zero at any date, whatever is
 * posted. The entries themselves stand in the journal.
 *
 * @param entries how many were posted
 * @param head    hash of the last, {@link Chain#START} before the first
 * @param months  in which something was booked
 */
public record Book(String schoolId, long entries, String head, SortedMap<YearMonth, Month> months) {
    /** What people order in a fiscal year; the rest is for what follows from decisions made already. */
    static final int MOST_ORDERED = 20_000;
    static final int MOST_ENTRIES = 21_000;

    public Book {
        months = Collections.unmodifiableSortedMap(new TreeMap<>(months));
    }

    public static Book empty(String schoolId) {
        return new Book(schoolId, 0, Chain.START, new TreeMap<>());
    }

    /** What becomes of an entry. */
    public sealed interface Posting {
        record Posted(Book book, Recorded recorded) implements Posting {}

        record Full() implements Posting {}

        /** @param availableFen what may be taken on that day */
        record Insufficient(long availableFen) implements Posting {}
    }

    /** @return how the account stands after everything that was posted */
    public Balance balance(Account account) {
        return months.values()
                .stream()
                .reduce(Balance.ZERO, (before, month) -> before.within(month.movement(account)), (_, other) -> other);
    }

    /** @return by account, with what was booked in that year as its movement and what was before as its opening */
    public Map<Account, Balance> balances(int fiscalYear) {
        var balances = new TreeMap<Account, Balance>();
        months.headMap(YearMonth.of(fiscalYear + 1, 1))
                .forEach((month, booked) -> booked.movements()
                        .forEach((account, movement) -> balances.merge(account,
                                add(Balance.ZERO, movement, month.getYear() == fiscalYear),
                                (before, _) -> add(before, movement, month.getYear() == fiscalYear))));
        return balances;
    }

    private static Balance add(Balance before, Movement movement, boolean within) {
        return within ? before.within(movement) : before.before(movement);
    }

    /** @return what each account held when the month began, in fen */
    public SortedMap<Account, Long> balancesBefore(YearMonth month) {
        var balances = new TreeMap<Account, Long>();
        months.headMap(month)
                .values()
                .forEach(booked -> booked.movements()
                        .forEach((account, movement) -> balances.merge(account, movement.netFen(), Math::addExact)));
        return balances;
    }

    public int entriesIn(int fiscalYear) {
        return months.subMap(YearMonth.of(fiscalYear, 1), YearMonth.of(fiscalYear + 1, 1))
                .values()
                .stream()
                .mapToInt(Month::entries)
                .sum();
    }

    /**
     * @param later   entries booked after the entry's day that move its credit account
     * @param follows whether the entry follows from a decision that was made already, such as a payment: then it is
     *                booked on the first day from its own on when the money is there
     * @param now     when it is posted
     */
    public Posting post(Entry entry, List<Entry> later, boolean follows, Instant now) {
        if (entriesIn(entry.bookedOn().getYear()) >= (follows ? MOST_ENTRIES : MOST_ORDERED)) {
            return new Full();
        }
        var credit = entry.credit();
        if (credit.mayBeBelowZero()) {
            return posted(entry, now);
        }
        var holding = Holding.of(credit, balance(credit).balanceFen(), entry.bookedOn(), later);
        return holding.firstDayWith(entry.amountFen())
                .filter(day -> follows || day.equals(entry.bookedOn()))
                .<Posting>map(day -> posted(entry.bookedOn(day), now))
                .orElseGet(() -> new Insufficient(Math.max(0, holding.lowestFen())));
    }

    private Posted posted(Entry entry, Instant now) {
        var recorded = Recorded.after(this, entry, now);
        return new Posted(with(recorded), recorded);
    }

    /** @return the book after that entry */
    Book with(Recorded recorded) {
        var entry = recorded.entry();
        var now = new TreeMap<>(months);
        now.merge(monthOf(entry.bookedOn()), Month.EMPTY.with(entry), (before, _) -> before.with(entry));
        return new Book(schoolId, recorded.number(), recorded.hash(), now);
    }

    private static YearMonth monthOf(LocalDate day) {
        return YearMonth.from(day);
    }
}
