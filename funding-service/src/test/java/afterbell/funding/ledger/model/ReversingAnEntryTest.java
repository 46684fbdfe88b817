package afterbell.funding.ledger.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import afterbell.funding.ledger.model.Book.Posting;
import afterbell.funding.ledger.model.Book.Posting.Posted;
import afterbell.funding.ledger.model.ReversalRules.Refusal;

/** R15: nothing is changed or taken out of the journal. */
class ReversingAnEntryTest {
    private static final LocalDate DAY = LocalDate.of(2021, 10, 8);
    private static final Entry RECEIPT = Entry.receipt("r-1", Source.DONATION, 10_000, DAY);
    private static final Entry GLUE = Entry.spending("s-1", Category.CONSUMABLES, Source.DONATION, 4_000, DAY, "glue");

    private final JournalOnPaper journal = new JournalOnPaper();

    @Test
    void itGoesTheOtherWayRoundAndNamesWhatItTakesBack() {
        journal.post(RECEIPT);
        journal.post(GLUE);
        var back = ReversalRules.reversal(GLUE, "s-1-back", DAY.plusDays(1), "another's glue");
        journal.post(back);

        assertThat(back.debit()).isEqualTo(Account.fund(Source.DONATION));
        assertThat(back.reverses()).isEqualTo("s-1");
        assertThat(journal.book().balance(Account.fund(Source.DONATION)).balanceFen()).isEqualTo(10_000);
        assertThat(journal.entries()).hasSize(3);
        assertThat(journal.reversalOf(GLUE)).contains(back);
        assertThat(journal.check().broken()).isEmpty();
    }

    @Test
    void aReceiptWhoseMoneyIsSpentIsNotTakenBack() {
        journal.post(RECEIPT);
        journal.post(GLUE);

        assertThat(journal.post(ReversalRules.reversal(RECEIPT, "r-1-back", DAY, "another school's")))
                .isEqualTo(new Posting.Insufficient(6_000));
        journal.post(ReversalRules.reversal(GLUE, "s-1-back", DAY, "another's glue"));
        assertThat(journal.post(ReversalRules.reversal(RECEIPT, "r-1-back", DAY, "another school's")))
                .isInstanceOf(Posted.class);
    }

    @Test
    void itHappensOnceAndNotToAReversalAndNotBeforeTheEntry() {
        var back = ReversalRules.reversal(GLUE, "s-1-back", DAY, "");

        assertThat(ReversalRules.refusal(GLUE, Optional.empty(), DAY)).isEmpty();
        assertThat(ReversalRules.refusal(GLUE, Optional.of(back), DAY)).contains(Refusal.REVERSED_BEFORE);
        assertThat(ReversalRules.refusal(back, Optional.empty(), DAY)).contains(Refusal.IS_A_REVERSAL);
        assertThat(ReversalRules.refusal(GLUE, Optional.empty(), DAY.minusDays(1)))
                .contains(Refusal.BEFORE_THE_ENTRY);
    }

    @Test
    void whatADecisionHasLedToIsTakenBackWhereItWasDecided() {
        assertThat(ReversalRules.wasOrderedByAPerson(GLUE)).isTrue();
        assertThat(ReversalRules.wasOrderedByAPerson(Entry.receipt("disbursement:2021-autumn", Source.CITY_FINANCE, 1,
                DAY))).isFalse();
    }
}
