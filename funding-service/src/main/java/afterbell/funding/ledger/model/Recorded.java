package afterbell.funding.ledger.model;

import java.time.Instant;

/**
 * An entry as it stands in the journal, for ever.
 *
 * @param number     from 1, in the order posted
 * @param recordedAt when it was posted, which may be long after its accounting day
 * @param previous   hash of the entry before
 * @param hash       of this entry and, through the previous one, of all before it; see {@link Chain}
 */
public record Recorded(String schoolId, long number, Entry entry, Instant recordedAt, String previous, String hash) {
    static Recorded after(Book book, Entry entry, Instant at) {
        long number = book.entries() + 1;
        return new Recorded(book.schoolId(), number, entry, at, book.head(),
                Chain.hash(book.schoolId(), number, entry, at, book.head()));
    }

    /** Whether nothing of it was changed since. */
    boolean isAsHashed() {
        return hash.equals(Chain.hash(schoolId, number, entry, recordedAt, previous));
    }
}
