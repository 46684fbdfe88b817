package afterbell.funding.payment.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

import afterbell.funding.bankaccount.model.BankAccount;
import afterbell.funding.payment.model.BatchRules.Outcome.Moved;
import afterbell.funding.payment.model.BatchRules.Outcome.Refused;
import afterbell.funding.payment.model.BatchRules.Outcome.Stands;
import afterbell.funding.payment.model.BatchRules.Refusal;
import afterbell.funding.payment.model.PaymentBatch.Act;
import afterbell.funding.payment.model.PaymentBatch.Approved;
import afterbell.funding.payment.model.PaymentBatch.Collecting;
import afterbell.funding.payment.model.PaymentBatch.Head;
import afterbell.funding.payment.model.PaymentBatch.Payment;
import afterbell.funding.payment.model.PaymentBatch.Prepared;
import afterbell.funding.payment.model.PaymentBatch.Withdrawn;

/** R15, R17: every move of a payment batch, and every one that is refused. */
class ABatchNeedsTwoPeopleTest {
    private static final Instant NOW = Instant.parse("2022-02-18T01:00:00Z");
    private static final Act FIRST = new Act("first", NOW);
    private static final Act SECOND = new Act("second", NOW);
    private static final BankAccount ACCOUNT = account("1602001109014567890");
    private static final Head HEAD = Head.of("2021-autumn", 1, LocalDate.of(2022, 2, 18), FIRST);
    private static final List<Payment> PAYMENTS = List
            .of(new Payment("school-1:2021-autumn", "school-1", 12_500, 1, ACCOUNT));
    private static final Collecting COLLECTING = new Collecting(HEAD);
    private static final Prepared PREPARED = new Prepared(HEAD, PAYMENTS);
    private static final Approved APPROVED = new Approved(HEAD, PAYMENTS, SECOND, false);
    private static final Withdrawn WITHDRAWN = new Withdrawn(HEAD, PAYMENTS, FIRST, "why");

    @Test
    void whoHasPreparedItDoesNotApproveIt() {
        assertThat(approve(PREPARED, FIRST)).isEqualTo(new Refused(Refusal.SAME_PERSON));
        assertThat(approve(PREPARED, SECOND)).isEqualTo(new Moved(APPROVED));
    }

    @Test
    void isApprovedOnce() {
        assertThat(approve(APPROVED, new Act("third", NOW))).isEqualTo(new Stands(APPROVED));
        assertThat(approve(APPROVED.handed(), FIRST)).isEqualTo(new Stands(APPROVED.handed()));
        assertThat(approve(COLLECTING, SECOND)).isEqualTo(new Refused(Refusal.NOT_PREPARED));
        assertThat(approve(WITHDRAWN, SECOND)).isEqualTo(new Refused(Refusal.WITHDRAWN));
    }

    @Test
    void moneyGoesToNoAccountThatWasChangedBehindTheBatch() {
        assertThat(BatchRules.approve(PREPARED, SECOND, List.of(account("1602001109014567891"))))
                .isEqualTo(new Refused(Refusal.ACCOUNT_CHANGED));
        assertThat(BatchRules.approve(PREPARED, SECOND, List.of())).isEqualTo(new Refused(Refusal.ACCOUNT_CHANGED));
    }

    @Test
    void isWithdrawnUntilItIsApproved() {
        assertThat(BatchRules.withdraw(PREPARED, FIRST, "why")).isEqualTo(new Moved(WITHDRAWN));
        assertThat(BatchRules.withdraw(COLLECTING, FIRST, "why"))
                .isEqualTo(new Moved(new Withdrawn(HEAD, List.of(), FIRST, "why")));
        assertThat(BatchRules.withdraw(WITHDRAWN, SECOND, "other")).isEqualTo(new Stands(WITHDRAWN));
        assertThat(BatchRules.withdraw(APPROVED, FIRST, "why")).isEqualTo(new Refused(Refusal.APPROVED));
    }

    @Test
    void everyAttemptCarriesTheSameEndToEndId() {
        var again = new Payment("school-1:2021-autumn", "school-1", 12_500, 2, account("9602001109014567890"));

        assertThat(again.endToEndId()).isEqualTo(PAYMENTS.getFirst().endToEndId()).matches("AB[0-9A-F]{32}");
        assertThat(EndToEndId.of("school-1:2022-spring")).isNotEqualTo(again.endToEndId());
    }

    @Test
    void showsOnlyTheEndOfAnAccountNumber() {
        assertThat(ACCOUNT.masked()).isEqualTo("***************7890");
        assertThat(ACCOUNT.toString()).doesNotContain("7890");
    }

    private static BatchRules.Outcome approve(PaymentBatch batch, Act act) {
        return BatchRules.approve(batch, act, List.of(ACCOUNT));
    }

    private static BankAccount account(String number) {
        return new BankAccount("school-1", "实验小学", "102451000012", number, "somebody", NOW);
    }
}
