package afterbell.funding.ledger.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import afterbell.funding.ledger.model.Book.Posting;
import afterbell.funding.ledger.model.Book.Posting.Posted;

/** R13–R15. */
class PostingToABookTest {
    private static final LocalDate DAY = LocalDate.of(2021, 10, 8);
    private static final Entry RECEIPT = Entry.receipt("r-1", Source.CITY_FINANCE, 10_000, DAY);
    private static final Entry GLUE = spending("s-1", 4_000, DAY);

    private final JournalOnPaper journal = new JournalOnPaper();

    @Test
    void aReceiptFillsTheFundAndSpendingMovesItOn() {
        journal.post(RECEIPT);
        journal.post(GLUE);

        assertThat(balanceFen(Account.fund(Source.CITY_FINANCE))).isEqualTo(6_000);
        assertThat(balanceFen(Account.spent(Category.CONSUMABLES, Source.CITY_FINANCE))).isEqualTo(4_000);
        assertThat(balanceFen(Account.outside(Source.CITY_FINANCE))).isEqualTo(-10_000);
        assertThat(journal.entries()).extracting(Recorded::entry).containsExactly(RECEIPT, GLUE);
        assertThat(journal.entries()).extracting(Recorded::number).containsExactly(1L, 2L);
    }

    @Test
    void moneyOfOneSourceIsNotSpentForAnother() {
        journal.post(Entry.receipt("r-1", Source.TRADE_UNION, 10_000, DAY));

        assertThat(journal.post(GLUE)).isEqualTo(new Posting.Insufficient(0));
    }

    @Test
    void whatAGiverHasBoundToAPurposeIsSpentOnThatAlone() {
        journal.post(Entry.receipt("r-1", Source.DONATION, Category.EXTERNAL_TEACHERS, 10_000, DAY));

        assertThat(journal.post(Entry.spending("s-1", Category.EXTERNAL_TEACHERS, Source.DONATION, 1, DAY, "")))
                .isEqualTo(new Posting.Insufficient(0));
        assertThat(journal.post(Entry.spendingBound("s-2", Category.CONSUMABLES, Source.DONATION, 1, DAY, "")))
                .isEqualTo(new Posting.Insufficient(0));
        assertThat(journal.post(Entry.spendingBound("s-3", Category.EXTERNAL_TEACHERS, Source.DONATION, 10_000, DAY,
                ""))).isInstanceOf(Posted.class);
    }

    @Test
    void theLastFenMayBeSpentAndNoMore() {
        journal.post(RECEIPT);

        assertThat(journal.post(spending("s-1", 10_001, DAY))).isEqualTo(new Posting.Insufficient(10_000));
        assertThat(journal.post(spending("s-1", 10_000, DAY))).isInstanceOf(Posted.class);
        assertThat(journal.post(spending("s-2", 1, DAY))).isEqualTo(new Posting.Insufficient(0));
    }

    @Test
    void moneyThatArrivesLaterPaysForNothingEarlier() {
        journal.post(RECEIPT);

        assertThat(journal.post(spending("s-1", 1, DAY.minusDays(1)))).isEqualTo(new Posting.Insufficient(0));
        assertThat(journal.post(spending("s-1", 1, DAY))).isInstanceOf(Posted.class);
    }

    @Test
    void whatIsSpentLaterIsNotThereToBeSpentTwice() {
        journal.post(RECEIPT);
        journal.post(spending("s-1", 9_000, DAY.plusDays(20)));
        journal.post(Entry.receipt("r-2", Source.CITY_FINANCE, 5_000, DAY.plusDays(30)));

        assertThat(journal.post(spending("s-2", 1_001, DAY.plusDays(3)))).isEqualTo(new Posting.Insufficient(1_000));
        assertThat(journal.post(spending("s-2", 1_000, DAY.plusDays(3)))).isInstanceOf(Posted.class);
    }

    @Test
    void whatFollowsFromADecisionIsBookedOnTheFirstDayOnWhichTheMoneyIsThere() {
        journal.post(RECEIPT);
        journal.post(spending("s-1", 9_000, DAY.plusDays(20)));
        journal.post(Entry.receipt("r-2", Source.CITY_FINANCE, 5_000, DAY.plusDays(30)));

        assertThat(journal.post(spending("labour:2021-10", 2_000, DAY), true)).isInstanceOfSatisfying(Posted.class,
                posted -> assertThat(posted.recorded().entry().bookedOn()).isEqualTo(DAY.plusDays(30)));
        assertThat(journal.post(spending("labour:2021-11", 4_001, DAY), true))
                .isInstanceOf(Posting.Insufficient.class);
    }

    @Test
    void aYearBeginsWithWhatIsLeftOfTheYearsBefore() {
        journal.post(RECEIPT);
        journal.post(GLUE);
        journal.post(spending("s-9", 6_000, LocalDate.of(2022, 1, 5)));

        var book = journal.book();
        assertThat(book.balances(2021).get(Account.fund(Source.CITY_FINANCE)))
                .isEqualTo(new Balance(0, 10_000, 4_000));
        assertThat(book.balances(2022).get(Account.fund(Source.CITY_FINANCE))).isEqualTo(new Balance(6_000, 0, 6_000));
        assertThat(book.balancesBefore(YearMonth.of(2022, 1)))
                .isEqualTo(journal.balancesOn(LocalDate.of(2021, 12, 31)));
        assertThat(book.entriesIn(2021)).isEqualTo(2);
        assertThat(book.entriesIn(2022)).isEqualTo(1);
    }

    @Test
    void aFullBookTakesOnlyWhatFollowsFromADecisionMadeBefore() {
        var full = new Book("school-1", Book.MOST_ORDERED, Chain.START,
                new TreeMap<>(Map.of(YearMonth.of(2021, 9), new Month(Book.MOST_ORDERED, Map.of()))));

        assertThat(full.post(RECEIPT, List.of(), false, Instant.EPOCH))
                .isEqualTo(new Posting.Full());
        assertThat(full.post(RECEIPT, List.of(), true, Instant.EPOCH)).isInstanceOf(Posted.class);
        assertThat(full.post(RECEIPT.bookedOn(DAY.plusYears(1)), List.of(), false, Instant.EPOCH))
                .isInstanceOf(Posted.class);
    }

    @Test
    void anEntryMovesSomethingFromOneAccountToAnother() {
        assertThatThrownBy(() -> Entry.receipt("r-1", Source.DONATION, 0, DAY))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Entry.receipt("r-1", Source.DONATION, -5, DAY))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Entry("x", Source.DONATION, Account.fund(Source.DONATION),
                Account.fund(Source.DONATION), 5, DAY, "")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void thereAreFiveCategories() {
        assertThat(Category.values()).hasSize(5);
        assertThat(Category.named("CONSUMABLES")).contains(Category.CONSUMABLES);
        assertThat(Category.named("BANQUETS")).isEmpty();
    }

    private long balanceFen(Account account) {
        return journal.book().balance(account).balanceFen();
    }

    private static Entry spending(String id, long amountFen, LocalDate day) {
        return Entry.spending(id, Category.CONSUMABLES, Source.CITY_FINANCE, amountFen, day, "glue");
    }
}
