package afterbell.funding.ledger.model;

import java.util.Optional;

/**
 * Walks through a journal from its first entry and finds the first place where it is not what was posted.
 *
 * @param replayed the book that follows from the entries so far
 * @param broken   the first place, empty while all is well
 */
public record ChainCheck(Book replayed, Optional<Broken> broken) {
    /** What is wrong. */
    public enum Reason {
        /** An entry is missing, or stands twice. */
        NUMBER_MISSING,
        /** An entry says something else than when it was posted. */
        ENTRY_CHANGED,
        /** An entry was exchanged: it does not follow from the one before. */
        NOT_LINKED,
        /** The book's count, last hash or balances are not those of its entries. */
        BOOK_DIFFERS
    }

    /** @param number of the entry where it shows */
    public record Broken(long number, Reason reason) {}

    public static ChainCheck of(String schoolId) {
        return new ChainCheck(Book.empty(schoolId), Optional.empty());
    }

    /** @param next the entries come by their numbers */
    public ChainCheck after(Recorded next) {
        return broken.isPresent() ? this
                : look(next).map(this::brokenBy)
                        .orElseGet(() -> new ChainCheck(
                                replayed.with(next), Optional.empty()));
    }

    /** @return the result, after the last entry */
    public ChainCheck comparedTo(Book book) {
        return broken.isPresent() || replayed.equals(book)
                ? this
                : brokenBy(new Broken(replayed.entries(), Reason.BOOK_DIFFERS));
    }

    private Optional<Broken> look(Recorded next) {
        long expected = replayed.entries() + 1;
        if (next.number() != expected) {
            return Optional.of(new Broken(expected, Reason.NUMBER_MISSING));
        }
        if (!next.isAsHashed()) {
            return Optional.of(new Broken(expected, Reason.ENTRY_CHANGED));
        }
        return next.previous().equals(replayed.head())
                ? Optional.empty()
                : Optional.of(new Broken(expected, Reason.NOT_LINKED));
    }

    private ChainCheck brokenBy(Broken found) {
        return new ChainCheck(replayed, Optional.of(found));
    }
}
