package afterbell.funding.ledger.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import afterbell.funding.ledger.model.Book.Posting.Posted;

/**
 * R13, R15: whatever is ordered, in whatever order and however often. {@code -Dafterbell.seed=7} replays one seed.
 */
class LedgerSimulationTest {
    private static final LocalDate FIRST = LocalDate.of(2021, 9, 1);

    @Test
    void debitsEqualCreditsNothingIsBelowZeroAndRepeatsChangeNothing() {
        var seeds = Long.getLong("afterbell.seed") == null
                ? LongStream.range(0, 200)
                : LongStream.of(Long.getLong("afterbell.seed"));
        seeds.forEach(seed -> {
            var random = new Random(seed);
            var ordered = orders(random);
            var once = play(ordered, seed);
            var repeated = new ArrayList<Entry>();
            ordered.forEach(entry -> {
                repeated.add(entry);
                Stream.of(ordered.get(random.nextInt(ordered.indexOf(entry) + 1)), entry)
                        .filter(_ -> random.nextBoolean())
                        .filter(again -> once.stream().anyMatch(book -> book.entry(again.entryId()).isPresent()))
                        .forEach(repeated::add);
            });

            assertThat(play(repeated, seed)).as("seed %d", seed).isEqualTo(once);
        });
    }

    /** In order of their days, over two fiscal years. */
    private static List<Entry> orders(Random random) {
        var orders = new ArrayList<Entry>();
        for (int i = 0; i < 120; i++) {
            var source = Source.values()[random.nextInt(Source.values().length)];
            var day = FIRST.plusDays(2L * i);
            long amountFen = 1 + random.nextInt(10_000);
            orders.add(random.nextInt(3) == 0
                    ? Entry.receipt("e-" + i, source, 2 * amountFen, day)
                    : Entry.spending("e-" + i, Category.values()[random.nextInt(5)], source, amountFen, day, ""));
        }
        return orders;
    }

    /** @return the books by year, as {@code PostingEntries} keeps them */
    private static List<Book> play(List<Entry> orders, long seed) {
        var books = new ArrayList<Book>(List.of(Book.first("school-1", FIRST.getYear())));
        for (var entry : orders) {
            if (books.stream().anyMatch(book -> book.entry(entry.entryId()).isPresent())) {
                continue;
            }
            var current = books.getLast();
            boolean opensYear = entry.bookedOn().getYear() > current.fiscalYear();
            var book = opensYear ? current.next(entry.bookedOn().getYear()) : current;
            if (book.post(entry, false) instanceof Posted(Book posted)) {
                if (opensYear) {
                    books.set(books.size() - 1, current.closedBook());
                    books.add(posted);
                } else {
                    books.set(books.size() - 1, posted);
                }
                holds(posted, seed);
            }
        }
        return books;
    }

    private static void holds(Book book, long seed) {
        var balances = book.balances();
        assertThat(balances.values().stream().mapToLong(Balance::balanceFen).sum()).as("seed %d", seed).isZero();
        assertThat(balances.values().stream().mapToLong(Balance::debitFen).sum()).as("seed %d", seed)
                .isEqualTo(balances.values().stream().mapToLong(Balance::creditFen).sum())
                .isEqualTo(book.entries().stream().mapToLong(Entry::amountFen).sum());
        assertThat(balances.entrySet()
                .stream()
                .filter(it -> !it.getKey().mayBeBelowZero())
                .map(Map.Entry::getValue)
                .mapToLong(Balance::balanceFen)).as("seed %d", seed).allMatch(balance -> balance >= 0);
    }
}
