package afterbell.funding.bill.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

import afterbell.funding.bill.model.Bill.Id;
import afterbell.funding.bill.model.Bill.Standing;
import afterbell.funding.bill.model.Bill.Waiver;
import afterbell.funding.bill.model.BillRules.Outcome;
import afterbell.funding.bill.model.BillRules.Outcome.Moved;
import afterbell.funding.bill.model.BillRules.Outcome.Refused;
import afterbell.funding.bill.model.BillRules.Outcome.Stands;
import afterbell.funding.bill.model.BillRules.Refusal;
import afterbell.funding.ledger.model.Account;
import afterbell.funding.ledger.model.Source;
import afterbell.funding.tariff.model.RefundPolicy;
import afterbell.funding.tariff.model.Usage;

/** R13: what parents pay, are waived, and get back. */
class MovingABillTest {
    private static final LocalDate DAY = LocalDate.of(2021, 9, 13);
    private static final Usage STAYED = new Usage(90, 80, 90, 4, 4);
    private static final Usage LEFT_EARLY = new Usage(90, 20, 25, 4, 2);
    private static final Bill BILL = new Bill(new Id("s-1", "2021-autumn", "p-1"), 1, DAY, 30_000,
            RefundPolicy.BY_THIRDS_OF_TERM, null, List.of(), List.of());

    @Test
    void itIsOpenThenPaidThenOverpaid() {
        assertThat(BILL.standing()).isEqualTo(Standing.OPEN);
        var some = paid(BILL, "r-1", 10_000);
        assertThat(some.standing()).isEqualTo(Standing.OPEN);
        var all = paid(some, "r-2", 20_000);
        assertThat(all.standing()).isEqualTo(Standing.PAID);
        assertThat(paid(all, "r-3", 1).standing()).isEqualTo(Standing.OVERPAID);
    }

    @Test
    void aReferenceIsTakenOnce() {
        assertThat(BillRules.pay(paid(BILL, "r-1", 10_000), "r-1", DAY, 10_000)).isEqualTo(new Stands());
    }

    @Test
    void aFeeIsWaivedOnceAndByNoMoreThanIt() {
        var waived = moved(BillRules.waive(BILL, waiver(30_000)));

        assertThat(waived.standing()).isEqualTo(Standing.WAIVED);
        assertThat(BillRules.waive(waived, waiver(30_000))).isEqualTo(new Stands());
        assertThat(BillRules.waive(waived, waiver(1))).isEqualTo(new Refused(Refusal.WAIVED_OTHERWISE));
        assertThat(BillRules.waive(BILL, waiver(30_001))).isEqualTo(new Refused(Refusal.WAIVER_TOO_HIGH));
    }

    @Test
    void whoLeavesGetsBackWhatThePolicySaysAndNothingTwice() {
        var all = paid(BILL, "r-1", 30_000);
        var refunded = moved(BillRules.refund(all, LEFT_EARLY, DAY));

        assertThat(refunded.refunds().getFirst().amountFen()).isEqualTo(20_000);
        assertThat(BillRules.refund(refunded, LEFT_EARLY, DAY.plusDays(1))).isEqualTo(new Stands());
        assertThat(BillRules.refund(all, STAYED, DAY)).isEqualTo(new Refused(Refusal.NOTHING_TO_REFUND));
        assertThat(BillRules.refund(BILL, LEFT_EARLY, DAY)).isEqualTo(new Refused(Refusal.NOTHING_TO_REFUND));
    }

    @Test
    void whoIsWaivedAfterPayingGetsItBack() {
        var waived = moved(BillRules.waive(paid(BILL, "r-1", 30_000), waiver(12_000)));

        assertThat(moved(BillRules.refund(waived, STAYED, DAY)).paidFen()).isEqualTo(18_000);
    }

    @Test
    void aRefundWithoutMoneyIsWithdrawn() {
        var all = paid(BILL, "r-1", 30_000);
        var refunding = moved(BillRules.refund(all, LEFT_EARLY, DAY));

        assertThat(BillRules.withdrawn(refunding, refunding.refunds().getFirst())).isEqualTo(all);
    }

    @Test
    void inTheLedgerItIsTheParentsMoneyInAndOut() {
        var refunding = moved(BillRules.refund(paid(BILL, "r-1", 30_000), LEFT_EARLY, DAY));
        var in = refunding.entry(refunding.payments().getFirst());
        var out = refunding.entry(refunding.refunds().getFirst());

        assertThat(in.effectOn(Account.fund(Source.PARENTS))).isEqualTo(30_000);
        assertThat(out.effectOn(Account.fund(Source.PARENTS))).isEqualTo(-20_000);
        assertThat(in.entryId()).isNotEqualTo(out.entryId()).doesNotContain("p-1");
        assertThat(refunding.isBooked()).isFalse();
        assertThat(BillRules.booked(BillRules.booked(refunding, refunding.payments().getFirst()),
                refunding.refunds().getFirst()).isBooked()).isTrue();
    }

    private static Waiver waiver(long fen) {
        return new Waiver(fen, "head", Instant.EPOCH);
    }

    private static Bill paid(Bill bill, String reference, long fen) {
        return moved(BillRules.pay(bill, reference, DAY, fen));
    }

    private static Bill moved(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Moved.class);
        return ((Moved) outcome).bill();
    }
}
