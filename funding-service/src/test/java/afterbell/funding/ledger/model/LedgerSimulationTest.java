package afterbell.funding.ledger.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

/**
 * R13, R15: whatever is ordered, for whatever days, in whatever order and however often. {@code -Dafterbell.seed=7}
 * replays one seed.
 */
class LedgerSimulationTest {
    private static final LocalDate FIRST = LocalDate.of(2021, 9, 1);
    private static final int DAYS = 240;

    @Test
    void debitsEqualCreditsNothingIsEverBelowZeroAndRepeatsChangeNothing() {
        var seeds = Long.getLong("afterbell.seed") == null
                ? LongStream.range(0, 200)
                : LongStream.of(Long.getLong("afterbell.seed"));
        seeds.forEach(seed -> {
            var random = new Random(seed);
            var journal = new JournalOnPaper();
            for (int i = 0; i < 120; i++) {
                var order = order(random, journal, i);
                boolean follows = random.nextInt(4) == 0;
                journal.post(order, follows);
                if (random.nextBoolean()) {
                    journal.post(order, follows);
                }
            }
            holds(journal, seed);
        });
    }

    private static Entry order(Random random, JournalOnPaper journal, int number) {
        var known = journal.entries();
        if (random.nextInt(8) == 0 && !known.isEmpty()) {
            var original = known.get(random.nextInt(known.size())).entry();
            if (ReversalRules.refusal(original, journal.reversalOf(original), original.bookedOn()).isEmpty()) {
                return ReversalRules.reversal(original, "e-" + number, original.bookedOn().plusDays(random.nextInt(9)),
                        "");
            }
        }
        var source = Source.values()[random.nextInt(Source.values().length)];
        var category = Category.values()[random.nextInt(5)];
        var day = FIRST.plusDays(random.nextInt(DAYS));
        long amountFen = 1 + random.nextInt(10_000);
        boolean bound = random.nextInt(3) == 0;
        if (random.nextInt(3) == 0) {
            return Entry.receipt("e-" + number, source, bound ? category : null, 2 * amountFen, day);
        }
        return bound
                ? Entry.spendingBound("e-" + number, category, source, amountFen, day, "")
                : Entry.spending("e-" + number, category, source, amountFen, day, "");
    }

    private static void holds(JournalOnPaper journal, long seed) {
        var book = journal.book();
        List<LocalDate> days = new ArrayList<>(FIRST.datesUntil(FIRST.plusDays(DAYS + 10)).toList());
        for (var day : days) {
            var balances = journal.balancesOn(day);
            assertThat(balances.values().stream().mapToLong(it -> it).sum()).as("seed %d, %s", seed, day).isZero();
            assertThat(balances.entrySet()
                    .stream()
                    .filter(it -> !it.getKey().mayBeBelowZero())
                    .map(Map.Entry::getValue)).as("seed %d, %s", seed, day).allMatch(balance -> balance >= 0);
            if (day.getDayOfMonth() == day.lengthOfMonth()) {
                assertThat(book.balancesBefore(YearMonth.from(day).plusMonths(1))).as("seed %d, %s", seed, day)
                        .isEqualTo(balances);
            }
        }
        assertThat(journal.entries()).as("seed %d", seed)
                .extracting(it -> it.entry().entryId())
                .doesNotHaveDuplicates();
        assertThat(journal.check().broken()).as("seed %d", seed).isEmpty();
    }
}
