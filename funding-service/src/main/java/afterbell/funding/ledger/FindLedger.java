package afterbell.funding.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import afterbell.funding.ledger.model.Book;
import afterbell.funding.ledger.model.ChainCheck;
import afterbell.funding.ledger.model.Finding;
import afterbell.funding.ledger.model.Recorded;
import afterbell.funding.ledger.store.Books;
import afterbell.funding.ledger.store.Findings;
import afterbell.funding.ledger.store.JournalEntries;
import afterbell.funding.ledger.store.PeriodLocks;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.Page;
import afterbell.web.paging.PageLimit;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/** Finds how a school's fund stands (R13, R15). */
@Service
public class FindLedger {
    static final Role[] READERS = {Role.SCHOOL_ADMIN, Role.FINANCE_BUREAU, Role.EDUCATION_BUREAU};
    private static final int ENTRIES_IN_PAGE = 1_000;

    private final Books books;
    private final JournalEntries journal;
    private final PeriodLocks locks;
    private final Findings findings;

    FindLedger(Books books, JournalEntries journal, PeriodLocks locks, Findings findings) {
        this.books = books;
        this.journal = journal;
        this.locks = locks;
        this.findings = findings;
    }

    /** A school's book, and the last day that is closed. */
    public record Found(Book book, Optional<LocalDate> lockedUntil) {}

    public Found book(String schoolId, Caller caller) {
        SchoolScope.require(caller, schoolId, READERS);
        return new Found(books.find(schoolId).orElseGet(() -> Book.empty(schoolId)), locks.lockedUntil());
    }

    /** @param fiscalYear null for the whole journal in the order posted; else the entries of that year, by day */
    public Page<Recorded> entries(String schoolId, @Nullable Integer fiscalYear, Cursor cursor, PageLimit limit,
            Caller caller) {
        book(schoolId, caller);
        if (fiscalYear == null) {
            long after = cursor.isStart() ? 0 : numberIn(cursor);
            return Page.of(journal.after(schoolId, after, limit.plusOne()), limit,
                    last -> Cursor.after(Long.toString(last.number())));
        }
        var found = journal.byDay(schoolId, LocalDate.of(fiscalYear, 1, 1), LocalDate.of(fiscalYear, 12, 31),
                cursor.isStart() ? "" : cursor.part(0), limit.plusOne());
        return Page.of(found, limit, last -> Cursor.after(JournalEntries.orderOf(last)));
    }

    private static long numberIn(Cursor cursor) {
        var text = cursor.part(0);
        return text.matches("[0-9]{1,10}") ? Long.parseLong(text) : Long.MAX_VALUE;
    }

    /** @return attempts to use the fund for what it is not for, in order of time */
    public Page<Finding> findings(String schoolId, Cursor cursor, PageLimit limit, Caller caller) {
        SchoolScope.require(caller, schoolId, READERS);
        var found = findings.ofSchool(schoolId, cursor.isStart() ? "" : cursor.part(0), limit.plusOne());
        return Page.of(found, limit, last -> Cursor.after(Findings.orderOf(last)));
    }

    /** Walks through the whole journal as it is stored and compares it with the book. */
    public Verified verify(String schoolId, Caller caller) {
        var book = book(schoolId, caller).book();
        var check = ChainCheck.of(schoolId);
        long after = 0;
        List<Recorded> page = journal.after(schoolId, after, ENTRIES_IN_PAGE);
        while (!page.isEmpty() && after < book.entries()) {
            for (var entry : page) {
                check = entry.number() > book.entries() ? check : check.after(entry);
            }
            after = page.getLast().number();
            page = page.size() < ENTRIES_IN_PAGE ? List.of() : journal.after(schoolId, after, ENTRIES_IN_PAGE);
        }
        return new Verified(book, check.comparedTo(book));
    }

    /** The book as it stands, and what its journal says of it. */
    public record Verified(Book book, ChainCheck check) {}
}
