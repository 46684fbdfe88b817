package afterbell.funding.ledger;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import org.springframework.stereotype.Service;

import afterbell.funding.ledger.model.Account;
import afterbell.funding.ledger.model.Book;
import afterbell.funding.ledger.model.Entry;
import afterbell.funding.ledger.model.Recorded;
import afterbell.funding.ledger.store.Books;
import afterbell.funding.ledger.store.JournalEntries;
import afterbell.funding.ledger.store.PeriodLocks;
import afterbell.web.security.Caller;
import afterbell.web.security.SchoolScope;

/**
 * Adds up accounts at any date. Months before it are summed in the books already; of its own month the entries are
 * read. A date in a closed period gives the same for ever.
 */
@Service
public class FindTrialBalance {
    private static final int BOOKS_IN_PAGE = 500;
    private static final int ENTRIES_IN_PAGE = 1_000;
    private static final YearMonth EVER = YearMonth.of(9999, 12);

    private final Books books;
    private final JournalEntries journal;
    private final PeriodLocks locks;

    FindTrialBalance(Books books, JournalEntries journal, PeriodLocks locks) {
        this.books = books;
        this.journal = journal;
        this.locks = locks;
    }

    /**
     * How the accounts stood at the end of a day.
     *
     * @param on          empty for everything that was posted, whatever its day
     * @param isFinal     whether the period is closed, so that nothing can change it
     * @param schools     whose books were added up
     * @param balancesFen by account; they add up to zero
     */
    public record TrialBalance(Optional<LocalDate> on, boolean isFinal, long schools,
            SortedMap<Account, Long> balancesFen) {
        public TrialBalance {
            balancesFen = Collections.unmodifiableSortedMap(new TreeMap<>(balancesFen));
        }
    }

    public TrialBalance ofSchool(String schoolId, Optional<LocalDate> on, Caller caller) {
        SchoolScope.require(caller, schoolId, FindLedger.READERS);
        var sum = new Sum(on);
        books.find(schoolId).ifPresent(book -> {
            sum.add(book);
            sum.daysOfItsMonth().ifPresent(day -> add(schoolId, day, book.entries(), sum));
        });
        return sum.result(locks.lockedUntil());
    }

    private void add(String schoolId, LocalDate day, long upTo, Sum sum) {
        var page = journal.byDay(schoolId, day.withDayOfMonth(1), day, "", ENTRIES_IN_PAGE);
        while (!page.isEmpty()) {
            page.stream().filter(it -> it.number() <= upTo).map(Recorded::entry).forEach(sum::add);
            page = page.size() < ENTRIES_IN_PAGE
                    ? List.of()
                    : journal.byDay(schoolId, day.withDayOfMonth(1), day, JournalEntries.orderOf(page.getLast()),
                            ENTRIES_IN_PAGE);
        }
    }

    public TrialBalance ofCity(Optional<LocalDate> on) {
        var sum = new Sum(on);
        var notCopied = new HashMap<String, Recorded>();
        var page = books.all("", BOOKS_IN_PAGE);
        while (!page.books().isEmpty()) {
            page.books().forEach(sum::add);
            page.last().stream().filter(sum::isOfItsMonth).forEach(it -> notCopied.put(JournalEntries.orderOf(it), it));
            page = books.all(page.next(), BOOKS_IN_PAGE);
        }
        sum.daysOfItsMonth().ifPresent(day -> addCity(day, notCopied, sum));
        return sum.result(locks.lockedUntil());
    }

    private void addCity(LocalDate day, Map<String, Recorded> notCopied, Sum sum) {
        var page = journal.ofMonth(day, "");
        while (!page.isEmpty()) {
            page.forEach(it -> notCopied.remove(JournalEntries.orderOf(it)));
            page.stream().map(Recorded::entry).forEach(sum::add);
            page = journal.ofMonth(day, JournalEntries.orderOf(page.getLast()));
        }
        notCopied.values().stream().map(Recorded::entry).forEach(sum::add);
    }

    /** Adds up to the end of a day, or everything. */
    private static final class Sum {
        private final Optional<LocalDate> on;
        private final TreeMap<Account, Long> totals = new TreeMap<>();
        private long schools;

        Sum(Optional<LocalDate> on) {
            this.on = on;
        }

        /** @return the day, unless its month is over with it: then no entry need be read */
        Optional<LocalDate> daysOfItsMonth() {
            return on.filter(day -> !isLastOfItsMonth(day));
        }

        private static boolean isLastOfItsMonth(LocalDate day) {
            return day.getDayOfMonth() == day.lengthOfMonth();
        }

        boolean isOfItsMonth(Recorded recorded) {
            var booked = recorded.entry().bookedOn();
            return daysOfItsMonth()
                    .filter(day -> YearMonth.from(day).equals(YearMonth.from(booked)) && !booked.isAfter(day))
                    .isPresent();
        }

        void add(Book book) {
            var before = on.map(day -> YearMonth.from(isLastOfItsMonth(day) ? day.plusDays(1) : day)).orElse(EVER);
            book.balancesBefore(before).forEach((account, fen) -> totals.merge(account, fen, Math::addExact));
            schools += book.entries() > 0 ? 1 : 0;
        }

        void add(Entry entry) {
            totals.merge(entry.debit(), entry.amountFen(), Math::addExact);
            totals.merge(entry.credit(), -entry.amountFen(), Math::addExact);
        }

        TrialBalance result(Optional<LocalDate> lockedUntil) {
            boolean isFinal = on.filter(day -> lockedUntil.filter(last -> !day.isAfter(last)).isPresent()).isPresent();
            return new TrialBalance(on, isFinal, schools, totals);
        }
    }
}
