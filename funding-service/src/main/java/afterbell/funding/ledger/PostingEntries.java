package afterbell.funding.ledger;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;

import afterbell.funding.ledger.model.Book;
import afterbell.funding.ledger.model.Book.Posting;
import afterbell.funding.ledger.model.Book.Posting.Full;
import afterbell.funding.ledger.model.Book.Posting.Insufficient;
import afterbell.funding.ledger.model.Book.Posting.OtherContent;
import afterbell.funding.ledger.model.Book.Posting.Posted;
import afterbell.funding.ledger.model.Book.Posting.Stands;
import afterbell.funding.ledger.model.Book.Posting.YearClosed;
import afterbell.funding.ledger.model.Entry;
import afterbell.funding.ledger.store.Books;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.problem.ProblemException;

/**
 * Posts entries to a school's book (R13, R15). An entry's id makes repeating it harmless, in whatever year it was posted.
 * <p>
 * The first entry of a later year closes the book before and opens the next with its balances. The old one is closed
 * first, under its version: nothing can be posted to it after its balances were taken. Who dies in between leaves a closed
 * book, and the next entry opens the year.
 */
@Service
public class PostingEntries {
    private static final int MOST_RACES = 10;

    private final Books books;

    PostingEntries(Books books) {
        this.books = books;
    }

    /**
     * Posts what somebody orders.
     *
     * @return the entry as it stands in the book
     * @throws ProblemException for an id under which something else was posted, a year that is closed, a full book, or
     *                          too little money
     */
    public Entry post(String schoolId, Entry entry) {
        return racing(() -> {
            var known = books.entry(schoolId, entry.entryId());
            if (known.isPresent()) {
                return same(known.get(), entry);
            }
            return postOnce(schoolId, entry, books.latest(schoolId), false);
        });
    }

    /**
     * Posts what follows from a decision that was made already, once for its id. Its day moves to the open year when its
     * own is closed, and it finds room in a full book.
     *
     * @throws ProblemException if there is too little money
     */
    public Entry postFollowing(String schoolId, Entry entry) {
        return racing(() -> {
            var known = books.entry(schoolId, entry.entryId());
            if (known.isPresent()) {
                return same(known.get(), entry.bookedOn(known.get().bookedOn()));
            }
            var latest = books.latest(schoolId);
            return postOnce(schoolId, entry.bookedOn(openDay(entry.bookedOn(), latest)), latest, true);
        });
    }

    private static LocalDate openDay(LocalDate day, Optional<Versioned<Book>> latest) {
        int openYear = latest.map(Versioned::state)
                .map(book -> book.closed() ? book.fiscalYear() + 1 : book.fiscalYear())
                .orElse(day.getYear());
        return day.getYear() >= openYear ? day : LocalDate.of(openYear, 1, 1);
    }

    private static Entry same(Entry known, Entry entry) {
        if (!known.equals(entry)) {
            throw new ProblemException(LedgerProblem.OTHER_CONTENT);
        }
        return known;
    }

    private Entry postOnce(String schoolId, Entry entry, Optional<Versioned<Book>> latest, boolean follows) {
        int year = entry.bookedOn().getYear();
        var before = latest.orElseGet(() -> Books.fresh(Book.first(schoolId, year)));
        boolean opensYear = year > before.state().fiscalYear() && before.state().entry(entry.entryId()).isEmpty();
        var book = opensYear ? Books.fresh(before.state().next(year)) : before;
        return switch (book.state().post(entry, follows)) {
            case Posted(Book posted) -> {
                if (opensYear && !before.state().closed()) {
                    books.close(before);
                }
                books.save(book, posted, entry);
                yield entry;
            }
            case Stands(Entry known) -> known;
            case Posting refused -> throw refusal(refused);
        };
    }

    private static ProblemException refusal(Posting refused) {
        return switch (refused) {
            case OtherContent() -> new ProblemException(LedgerProblem.OTHER_CONTENT);
            case YearClosed() -> new ProblemException(LedgerProblem.YEAR_CLOSED);
            case Full() -> new ProblemException(LedgerProblem.BOOK_FULL);
            case Insufficient(long availableFen) -> new ProblemException(LedgerProblem.INSUFFICIENT_FUNDS,
                    Map.of("availableFen", availableFen));
            case Posted _, Stands _ -> throw new IllegalStateException("Not refused: " + refused);
        };
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
