package afterbell.funding.ledger;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;

import afterbell.funding.ledger.model.Book;
import afterbell.funding.ledger.model.Book.Posting.Full;
import afterbell.funding.ledger.model.Book.Posting.Insufficient;
import afterbell.funding.ledger.model.Book.Posting.Posted;
import afterbell.funding.ledger.model.Entry;
import afterbell.funding.ledger.model.OpenPeriod;
import afterbell.funding.ledger.model.ReversalRules;
import afterbell.funding.ledger.model.ReversalRules.Refusal;
import afterbell.funding.ledger.store.Books;
import afterbell.funding.ledger.store.JournalEntries;
import afterbell.funding.ledger.store.PeriodLocks;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.problem.ProblemException;

/**
 * Posts entries to a school's book (R13, R15). An entry's id makes repeating it harmless, whenever it was posted.
 * <p>
 * All is decided on the book as it was opened and saved under its version: who posted, or closed the period, meanwhile
 * makes the save fail, and it is decided anew.
 */
@Service
public class PostingEntries {
    private static final int MOST_RACES = 10;

    private final Books books;
    private final JournalEntries journal;
    private final PeriodLocks locks;
    private final Clock clock;

    PostingEntries(Books books, JournalEntries journal, PeriodLocks locks, Clock clock) {
        this.books = books;
        this.journal = journal;
        this.locks = locks;
        this.clock = clock;
    }

    /**
     * Posts what somebody orders.
     *
     * @return the entry as it stands in the book
     * @throws ProblemException for an id under which something else was posted, a period that is closed, a full book,
     *                          or
     *                          too little money on that day or after it
     */
    public Entry post(String schoolId, Entry entry) {
        return racing(() -> postOnce(schoolId, entry, false));
    }

    /**
     * Posts what follows from a decision that was made already, once for its id. It is booked on its own day, or the
     * first one after it that is open and on which the money is there, and it finds room in a full book.
     *
     * @throws ProblemException if there is too little money
     */
    public Entry postFollowing(String schoolId, Entry entry) {
        return racing(() -> postOnce(schoolId, entry, true));
    }

    /**
     * What is to be taken back.
     *
     * @param entryId  of the reversal
     * @param reverses id of the entry
     * @param reason   without names
     */
    public record Reversal(String entryId, String reverses, LocalDate on, String reason) {}

    /**
     * Takes an entry back, whole and once.
     *
     * @return the reversal as it stands in the book
     * @throws ProblemException as for posting, and for an entry that is unknown, reversed or itself a reversal
     */
    public Entry reverse(String schoolId, Reversal ordered) {
        return racing(() -> reverseOnce(schoolId, ordered, false));
    }

    /** As {@link #reverse}, on the first day from then on that is open and on which the money is there. */
    public Entry reverseFollowing(String schoolId, Reversal ordered) {
        return racing(() -> reverseOnce(schoolId, ordered, true));
    }

    private Entry postOnce(String schoolId, Entry entry, boolean follows) {
        var book = books.open(schoolId);
        var known = journal.find(schoolId, entry.entryId());
        return known.isPresent() ? same(known.get().entry(), entry, follows) : append(book, entry, follows);
    }

    private Entry reverseOnce(String schoolId, Reversal ordered, boolean follows) {
        var book = books.open(schoolId);
        var original = journal.find(schoolId, ordered.reverses())
                .orElseThrow(() -> new ProblemException(LedgerProblem.ENTRY_UNKNOWN))
                .entry();
        var day = follows && ordered.on().isBefore(original.bookedOn()) ? original.bookedOn() : ordered.on();
        var reversal = ReversalRules.reversal(original, ordered.entryId(), day, ordered.reason());
        var known = journal.find(schoolId, ordered.entryId());
        if (known.isPresent()) {
            return same(known.get().entry(), reversal, follows);
        }
        ReversalRules.refusal(original, journal.reversalOf(schoolId, original.entryId()), day).ifPresent(refusal -> {
            throw refused(refusal);
        });
        return append(book, reversal, follows);
    }

    private static Entry same(Entry known, Entry entry, boolean follows) {
        if (!known.equals(follows ? entry.bookedOn(known.bookedOn()) : entry)) {
            throw new ProblemException(LedgerProblem.OTHER_CONTENT);
        }
        return known;
    }

    private Entry append(Versioned<Book> book, Entry entry, boolean follows) {
        var lockedUntil = locks.lockedUntil();
        var period = new OpenPeriod(lockedUntil.orElse(null));
        var ordered = follows ? entry.bookedOn(period.firstFrom(entry.bookedOn())) : entry;
        if (!period.isOpen(ordered.bookedOn())) {
            throw new ProblemException(LedgerProblem.PERIOD_LOCKED,
                    Map.of("lockedUntil", lockedUntil.orElseThrow().toString()));
        }
        return switch (book.state().post(ordered, later(book.state(), ordered), follows, now())) {
            case Posted posted -> {
                books.save(book, posted, lockedUntil);
                yield posted.recorded().entry();
            }
            case Full() -> throw new ProblemException(LedgerProblem.BOOK_FULL);
            case Insufficient(long availableFen) -> throw new ProblemException(LedgerProblem.INSUFFICIENT_FUNDS,
                    Map.of("availableFen", availableFen));
        };
    }

    private List<Entry> later(Book book, Entry entry) {
        return entry.credit().mayBeBelowZero()
                ? List.of()
                : journal.movingLater(book.schoolId(), entry.credit(), entry.bookedOn());
    }

    private static ProblemException refused(Refusal refusal) {
        return new ProblemException(switch (refusal) {
            case REVERSED_BEFORE -> LedgerProblem.ENTRY_REVERSED;
            case IS_A_REVERSAL -> LedgerProblem.ENTRY_IS_REVERSAL;
            case BEFORE_THE_ENTRY -> LedgerProblem.REVERSAL_BEFORE_ENTRY;
        });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static Entry racing(Supplier<Entry> attempt) {
        for (int race = 1;; race++) {
            try {
                return attempt.get();
            } catch (OptimisticLockingFailureException lost) {
                if (race == MOST_RACES) {
                    throw lost;
                }
            }
        }
    }
}
