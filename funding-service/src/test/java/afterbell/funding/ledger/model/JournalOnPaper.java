package afterbell.funding.ledger.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import afterbell.funding.ledger.model.Book.Posting;
import afterbell.funding.ledger.model.Book.Posting.Posted;

/** A school's book with all its entries, as the store keeps them. */
final class JournalOnPaper {
    private static final Instant NOW = Instant.parse("2022-02-01T01:00:00Z");

    private final List<Recorded> entries = new ArrayList<>();
    private Book book = Book.empty("school-1");

    Book book() {
        return book;
    }

    List<Recorded> entries() {
        return List.copyOf(entries);
    }

    /** @return what becomes of it, nothing when it stands already */
    @Nullable
    Posting post(Entry entry) {
        return post(entry, false);
    }

    @Nullable
    Posting post(Entry entry, boolean follows) {
        if (entries.stream().anyMatch(it -> it.entry().entryId().equals(entry.entryId()))) {
            return null;
        }
        var later = entries.stream()
                .map(Recorded::entry)
                .filter(it -> it.bookedOn().isAfter(entry.bookedOn()))
                .toList();
        var posting = book.post(entry, later, follows, NOW);
        if (posting instanceof Posted(Book next, Recorded recorded)) {
            book = next;
            entries.add(recorded);
        }
        return posting;
    }

    Optional<Entry> reversalOf(Entry entry) {
        return entries.stream()
                .map(Recorded::entry)
                .filter(it -> entry.entryId().equals(it.reverses()))
                .findFirst();
    }

    /** @return the accounts at the end of a day, added up from the entries alone */
    SortedMap<Account, Long> balancesOn(LocalDate day) {
        var balances = new TreeMap<Account, Long>();
        entries.stream().map(Recorded::entry).filter(it -> !it.bookedOn().isAfter(day)).forEach(it -> {
            balances.merge(it.debit(), it.amountFen(), Math::addExact);
            balances.merge(it.credit(), -it.amountFen(), Math::addExact);
        });
        return balances;
    }

    ChainCheck check() {
        return check(entries, book);
    }

    static ChainCheck check(List<Recorded> stored, Book book) {
        var check = ChainCheck.of("school-1");
        for (var entry : stored) {
            check = check.after(entry);
        }
        return check.comparedTo(book);
    }
}
