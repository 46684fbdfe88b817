package afterbell.funding.ledger.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;

import afterbell.funding.ledger.model.Book.Posting;
import afterbell.funding.ledger.model.Book.Posting.Posted;

/** R13–R15. */
class PostingToABookTest {
    private static final LocalDate DAY = LocalDate.of(2021, 10, 8);
    private static final Book EMPTY = Book.first("school-1", 2021);
    private static final Entry RECEIPT = Entry.receipt("r-1", Source.CITY_FINANCE, 10_000, DAY);
    private static final Entry GLUE = spending("s-1", 4_000);

    @Test
    void aReceiptFillsTheFundAndSpendingMovesItOn() {
        var book = post(post(EMPTY, RECEIPT), GLUE);

        assertThat(book.balance(Account.fund(Source.CITY_FINANCE)).balanceFen()).isEqualTo(6_000);
        assertThat(book.balance(Account.spent(Category.CONSUMABLES, Source.CITY_FINANCE)).balanceFen())
                .isEqualTo(4_000);
        assertThat(book.balance(Account.outside(Source.CITY_FINANCE)).balanceFen()).isEqualTo(-10_000);
        assertThat(book.entries()).containsExactly(RECEIPT, GLUE);
    }

    @Test
    void moneyOfOneSourceIsNotSpentForAnother() {
        var book = post(EMPTY, Entry.receipt("r-1", Source.TRADE_UNION, 10_000, DAY));

        assertThat(book.post(GLUE, false)).isEqualTo(new Posting.Insufficient(0));
    }

    @Test
    void theLastFenMayBeSpentAndNoMore() {
        var book = post(EMPTY, RECEIPT);

        assertThat(book.post(spending("s-1", 10_001), false)).isEqualTo(new Posting.Insufficient(10_000));
        var spent = post(book, spending("s-1", 10_000));
        assertThat(spent.post(spending("s-2", 1), false)).isEqualTo(new Posting.Insufficient(0));
    }

    @Test
    void theSameEntryIsPostedOnceAndItsIdIsNeverUsedForAnother() {
        var book = post(EMPTY, RECEIPT);

        assertThat(book.post(RECEIPT, false)).isEqualTo(new Posting.Stands(RECEIPT));
        assertThat(book.post(Entry.receipt("r-1", Source.CITY_FINANCE, 10_001, DAY), false))
                .isEqualTo(new Posting.OtherContent());
        assertThat(book.post(Entry.receipt("r-1", Source.CITY_FINANCE, 10_000, DAY.plusYears(1)), false))
                .isEqualTo(new Posting.OtherContent());
    }

    @Test
    void aClosedYearAndAnotherYearTakeNothing() {
        assertThat(EMPTY.closedBook().post(RECEIPT, false)).isEqualTo(new Posting.YearClosed());
        assertThat(EMPTY.post(RECEIPT.bookedOn(DAY.plusYears(1)), false)).isEqualTo(new Posting.YearClosed());
    }

    @Test
    void whatIsNotSpentIsBroughtToTheNextYear() {
        var next = post(post(EMPTY, RECEIPT), GLUE).next(2022);

        assertThat(next.balance(Account.fund(Source.CITY_FINANCE))).isEqualTo(new Balance(6_000, 0, 0));
        assertThat(next.entries()).isEmpty();
        var later = post(next, Entry.spending("s-9", Category.CONSUMABLES, Source.CITY_FINANCE, 6_000,
                LocalDate.of(2022, 1, 5), ""));
        assertThat(later.balance(Account.fund(Source.CITY_FINANCE)).balanceFen()).isZero();
    }

    @Test
    void aFullBookTakesOnlyWhatFollowsFromADecisionMadeBefore() {
        var book = EMPTY;
        for (int i = 0; i < Book.MOST_ORDERED; i++) {
            book = post(book, Entry.receipt("r-" + i, Source.DONATION, 1, DAY));
        }

        var more = Entry.receipt("more", Source.DONATION, 1, DAY);
        assertThat(book.post(more, false)).isEqualTo(new Posting.Full());
        assertThat(book.post(more, true)).isInstanceOf(Posted.class);
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

    private static Entry spending(String id, long amountFen) {
        return Entry.spending(id, Category.CONSUMABLES, Source.CITY_FINANCE, amountFen, DAY, "glue");
    }

    private static Book post(Book book, Entry entry) {
        return ((Posted) book.post(entry, false)).book();
    }
}
