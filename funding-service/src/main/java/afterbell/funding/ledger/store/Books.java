package afterbell.funding.ledger.store;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Repository;

import afterbell.funding.ledger.model.Book;
import afterbell.funding.ledger.model.Book.Posting.Posted;
import afterbell.funding.ledger.model.Entry;
import afterbell.funding.ledger.model.Recorded;
import afterbell.funding.ledger.outbox.LedgerFacts;
import afterbell.messaging.outbox.AggregateStore;
import afterbell.messaging.outbox.AggregateStore.Change;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Versioned;

/**
 * The books, one per school, with the end of its journal. A posting is one write of the book: balances, chain and the
 * entry itself, which then is copied into the journal's collection. Whoever dies in between has posted; the next to
 * open the book copies first.
 */
@Repository
public class Books {
    static final String COLLECTION = "journals";
    private static final String NO_LOCK = "";

    private final AggregateStore<BookDocument> documents;
    private final JournalEntries journal;

    Books(AggregateStores stores, JournalEntries journal) {
        this.documents = stores.of(COLLECTION, BookDocument.class);
        this.journal = journal;
    }

    /** @return the book, empty while nothing was ever booked; its journal is complete */
    public Optional<Book> find(String schoolId) {
        return documents.find(schoolId).map(found -> complete(found).state().toBook());
    }

    /** @return the entry, however shortly before it was posted */
    public Optional<Entry> entry(String schoolId, String entryId) {
        return find(schoolId).flatMap(_ -> journal.find(schoolId, entryId)).map(Recorded::entry);
    }

    /**
     * Opens the book to post to it, and makes it if there is none: so whoever locks a period finds every book to which
     * somebody may be posting.
     */
    public Versioned<Book> open(String schoolId) {
        return complete(documents.find(schoolId).orElseGet(() -> begin(schoolId))).map(BookDocument::toBook);
    }

    private Versioned<BookDocument> begin(String schoolId) {
        try {
            return documents.save(Versioned.fresh(schoolId, schoolId),
                    BookDocument.of(Book.empty(schoolId), NO_LOCK, null), List.of());
        } catch (OptimisticLockingFailureException _) {
            // Somebody has begun it at the same time.
            return documents.find(schoolId).orElseThrow();
        }
    }

    private Versioned<BookDocument> complete(Versioned<BookDocument> found) {
        var last = found.state().last();
        if (last != null) {
            journal.complete(last);
        }
        return found;
    }

    /**
     * @param lockedUntil the lock that was looked at
     * @throws OptimisticLockingFailureException if the book has changed meanwhile, by a posting or a lock
     */
    public void save(Versioned<Book> before, Posted posted, Optional<LocalDate> lockedUntil) {
        var last = EntryDocument.of(posted.recorded());
        documents.save(before, BookDocument.of(posted.book(), word(lockedUntil), last),
                List.of(LedgerFacts.posted(posted.recorded())));
        journal.complete(last);
    }

    private static String word(Optional<LocalDate> lockedUntil) {
        return lockedUntil.map(LocalDate::toString).orElse(NO_LOCK);
    }

    /**
     * Lets some books see a lock, so that whoever looked before it cannot post after it.
     *
     * @return how many; zero when every book has seen it
     */
    public int show(LocalDate lockedUntil, int atMost) {
        var unaware = documents.find(Filters.lt("s.lk", lockedUntil.toString()), Sorts.ascending("s.lk"), atMost);
        try {
            documents.save(unaware.stream()
                    .map(it -> new Change<>(it, it.state().lockedUntil(lockedUntil.toString())))
                    .toList());
        } catch (OptimisticLockingFailureException _) {
            // Somebody has posted meanwhile: that book is found again.
        }
        return unaware.size();
    }

    /** A book, and the entry that may not stand in the journal's collection yet. */
    public record Page(List<Book> books, List<Recorded> last, String next) {
        public Page {
            books = List.copyOf(books);
            last = List.copyOf(last);
        }
    }

    /** @param after id of the last school of the page before, empty for the first page */
    public Page all(String after, int limit) {
        var found = documents.find(Filters.gt("_id", after), Sorts.ascending("_id"), limit);
        return new Page(found.stream().map(it -> it.state().toBook()).toList(), found.stream()
                .flatMap(it -> Optional.ofNullable(it.state().last()).stream())
                .map(EntryDocument::toRecorded)
                .toList(), found.isEmpty() ? "" : found.getLast().id());
    }
}
