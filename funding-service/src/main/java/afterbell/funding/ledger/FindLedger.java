package afterbell.funding.ledger;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import afterbell.funding.ledger.model.Account;
import afterbell.funding.ledger.model.Book;
import afterbell.funding.ledger.model.Entry;
import afterbell.funding.ledger.model.Finding;
import afterbell.funding.ledger.store.Books;
import afterbell.funding.ledger.store.Books.Balances;
import afterbell.funding.ledger.store.Findings;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.Page;
import afterbell.web.paging.PageLimit;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/** Finds how a school's fund stands (R13, R15). */
@Service
public class FindLedger {
    private static final Role[] READERS = {Role.SCHOOL_ADMIN, Role.FINANCE_BUREAU, Role.EDUCATION_BUREAU};
    private static final int BOOKS_IN_PAGE = 500;

    private final Books books;
    private final Findings findings;

    FindLedger(Books books, Findings findings) {
        this.books = books;
        this.findings = findings;
    }

    /** @param fiscalYear null for the school's latest */
    public Optional<Book> book(String schoolId, @Nullable Integer fiscalYear, Caller caller) {
        SchoolScope.require(caller, schoolId, READERS);
        return fiscalYear == null
                ? books.latest(schoolId).map(Versioned::state)
                : books.find(schoolId, fiscalYear);
    }

    /** @return entries of one year, in the order posted */
    public Page<Entry> entries(String schoolId, @Nullable Integer fiscalYear, Cursor cursor, PageLimit limit,
            Caller caller) {
        var entries = book(schoolId, fiscalYear, caller).map(Book::entries).orElse(List.of());
        int from = cursor.isStart() ? 0 : positionAfter(entries, cursor.part(0));
        var found = entries.subList(from, Math.min(entries.size(), from + limit.plusOne()));
        return Page.of(found, limit, last -> Cursor.after(last.entryId()));
    }

    private static int positionAfter(List<Entry> entries, String entryId) {
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).entryId().equals(entryId)) {
                return i + 1;
            }
        }
        return entries.size();
    }

    /** @return attempts to use the fund for what it is not for, in order of time */
    public Page<Finding> findings(String schoolId, Cursor cursor, PageLimit limit, Caller caller) {
        SchoolScope.require(caller, schoolId, READERS);
        var found = findings.ofSchool(schoolId, cursor.isStart() ? "" : cursor.part(0), limit.plusOne());
        return Page.of(found, limit, last -> Cursor.after(Findings.orderOf(last)));
    }

    /**
     * All schools' accounts together, as their latest books have them.
     *
     * @param balancesFen by account; they add up to zero
     */
    public record TrialBalance(long schools, Map<Account, Long> balancesFen) {
        public TrialBalance {
            balancesFen = Map.copyOf(balancesFen);
        }
    }

    /** Books come by school and year, so the last of a school is its latest. */
    public TrialBalance trialBalance() {
        var totals = new TreeMap<Account, Long>();
        long schools = 0;
        var page = books.balances(Optional.empty(), BOOKS_IN_PAGE);
        Optional<Balances> last = Optional.empty();
        while (!page.isEmpty()) {
            for (var book : page) {
                if (last.isPresent() && !last.get().schoolId().equals(book.schoolId())) {
                    schools += add(last.get(), totals);
                }
                last = Optional.of(book);
            }
            page = books.balances(last, BOOKS_IN_PAGE);
        }
        schools += last.isPresent() ? add(last.get(), totals) : 0;
        return new TrialBalance(schools, totals);
    }

    private static int add(Balances book, Map<Account, Long> totals) {
        book.accounts().forEach((account, balance) -> totals.merge(account, balance.balanceFen(), Math::addExact));
        return 1;
    }
}
