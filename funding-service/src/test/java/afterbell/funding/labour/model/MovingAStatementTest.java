package afterbell.funding.labour.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import afterbell.funding.labour.model.LabourRules.Outcome.Moved;
import afterbell.funding.labour.model.LabourRules.Outcome.Refused;
import afterbell.funding.labour.model.LabourRules.Outcome.Stands;
import afterbell.funding.labour.model.LabourRules.Refusal;
import afterbell.funding.labour.model.Statement.Act;
import afterbell.funding.labour.model.Statement.Approved;
import afterbell.funding.labour.model.Statement.Content;
import afterbell.funding.labour.model.Statement.Filed;
import afterbell.funding.labour.model.Statement.Id;
import afterbell.funding.labour.model.Statement.Line;
import afterbell.funding.labour.model.Statement.Open;
import afterbell.funding.labour.model.Statement.Paying;
import afterbell.funding.labour.model.Statement.Payment;
import afterbell.funding.labour.model.Statement.Submitted;
import afterbell.funding.labour.model.Statement.Terms;
import afterbell.funding.ledger.model.Source;

/** R15, R21: every move of a labour statement, and every one that is refused. */
class MovingAStatementTest {
    private static final Instant AT = Instant.parse("2021-10-08T01:00:00Z");
    private static final Id SEPTEMBER = new Id("school-1", YearMonth.of(2021, 9));
    private static final Line WANG = new Line("wang", 1, 90, 2, 12_000, false);
    private static final Content CONTENT = new Content(SEPTEMBER, List.of(WANG));
    private static final Content NOTHING = new Content(SEPTEMBER, List.of());
    private static final Terms TERMS = new Terms(Set.of(), Source.CITY_FINANCE, "first", AT);
    private static final Act SECOND = new Act("second", AT);
    private static final Payment PAYMENT = new Payment(LocalDate.of(2021, 10, 15), "P-1", "first", AT);
    private static final Open OPEN = new Open();
    private static final Submitted SUBMITTED = new Submitted(CONTENT, TERMS);
    private static final Approved APPROVED = new Approved(CONTENT, TERMS, SECOND);
    private static final Paying PAYING = new Paying(CONTENT, TERMS, SECOND, PAYMENT);
    private static final Filed FILED = new Filed(CONTENT, TERMS, SECOND, PAYMENT);

    @Test
    void isHandedInUntilItIsApproved() {
        var more = new Content(SEPTEMBER, List.of(new Line("wang", 2, 180, 4, 24_000, false)));

        assertThat(LabourRules.submit(OPEN, CONTENT, TERMS)).isEqualTo(new Moved(SUBMITTED));
        assertThat(LabourRules.submit(SUBMITTED, CONTENT, later())).isEqualTo(new Stands(SUBMITTED));
        assertThat(LabourRules.submit(SUBMITTED, more, later())).isEqualTo(new Moved(new Submitted(more, later())));
        for (Statement stands : List.of(APPROVED, PAYING, FILED)) {
            assertThat(LabourRules.submit(stands, more, TERMS)).isEqualTo(new Refused(Refusal.APPROVED));
        }
    }

    @Test
    void whoHasHandedItInDoesNotApproveIt() {
        assertThat(LabourRules.approve(SUBMITTED, new Act("first", AT))).isEqualTo(new Refused(Refusal.SAME_PERSON));
        assertThat(LabourRules.approve(SUBMITTED, SECOND)).isEqualTo(new Moved(APPROVED));
        assertThat(LabourRules.approve(OPEN, SECOND)).isEqualTo(new Refused(Refusal.NOT_SUBMITTED));
        for (Statement stands : List.of(APPROVED, PAYING, FILED)) {
            assertThat(LabourRules.approve(stands, SECOND)).isEqualTo(new Stands(stands));
        }
    }

    @Test
    void withNothingToPayItIsFiledWhenItIsApproved() {
        assertThat(LabourRules.approve(new Submitted(NOTHING, TERMS), SECOND))
                .isEqualTo(new Moved(new Filed(NOTHING, TERMS, SECOND, null)));
    }

    @Test
    void whatOneGivesBackAndAnotherGetsIsPaidThoughTheSumIsNothing() {
        var content = new Content(SEPTEMBER.withSupplement(1), List.of(new Line("li", 1, 90, 2, 12_000, false),
                new Line("wang", 0, -50, -2, -12_000, false)));

        assertThat(LabourRules.approve(new Submitted(content, TERMS), SECOND))
                .isEqualTo(new Moved(new Approved(content, TERMS, SECOND)));
    }

    @Test
    void isGivenBackUntilItIsApproved() {
        assertThat(LabourRules.giveBack(SUBMITTED, "why")).isEqualTo(new Moved(new Open("why")));
        assertThat(LabourRules.giveBack(OPEN, "why")).isEqualTo(new Stands(OPEN));
        for (Statement stands : List.of(APPROVED, PAYING, FILED)) {
            assertThat(LabourRules.giveBack(stands, "why")).isEqualTo(new Refused(Refusal.APPROVED));
        }
    }

    @Test
    void isPaidOnceWhenItWasApproved() {
        var other = new Payment(LocalDate.of(2021, 10, 15), "P-2", "first", AT);
        var again = new Payment(PAYMENT.on(), PAYMENT.reference(), "another", AT.plusSeconds(60));

        assertThat(LabourRules.pay(APPROVED, PAYMENT)).isEqualTo(new Moved(PAYING));
        assertThat(LabourRules.pay(PAYING, again)).isEqualTo(new Moved(LabourRules.taken(PAYING, again)));
        assertThat(LabourRules.pay(PAYING, other)).isEqualTo(new Refused(Refusal.PAID));
        assertThat(LabourRules.pay(FILED, again)).isEqualTo(new Stands(FILED));
        assertThat(LabourRules.pay(FILED, other)).isEqualTo(new Refused(Refusal.PAID));
        assertThat(LabourRules.pay(OPEN, PAYMENT)).isEqualTo(new Refused(Refusal.NOT_APPROVED));
        assertThat(LabourRules.pay(SUBMITTED, PAYMENT)).isEqualTo(new Refused(Refusal.NOT_APPROVED));
    }

    @Test
    void aSupplementSaysWhatHasChangedSinceTheStatementsBefore() {
        var first = SEPTEMBER.withSupplement(1);
        var now = new Content(SEPTEMBER, List.of(new Line("li", 1, 90, 2, 12_000, false),
                new Line("wang", 1, 40, 0, 0, false), new Line("zhao", 1, 95, 2, 12_000, false)));
        var filed = new Content(SEPTEMBER, List.of(WANG, new Line("zhao", 1, 90, 2, 12_000, false)));

        var supplement = LabourRules.supplement(first, now, List.of(filed));
        assertThat(supplement.lines()).containsExactly(new Line("li", 1, 90, 2, 12_000, false),
                new Line("wang", 0, -50, -2, -12_000, false));
        assertThat(supplement.amountFen()).isZero();
        assertThat(LabourRules.supplement(SEPTEMBER.withSupplement(2), now, List.of(filed, supplement)).lines())
                .isEmpty();
    }

    @Test
    void whoWasExcludedIsInNoSupplement() {
        var filed = new Content(SEPTEMBER, List.of(new Line("wang", 1, 90, 2, 0, true)));

        assertThat(LabourRules.supplement(SEPTEMBER.withSupplement(1), CONTENT, List.of(filed)).lines()).isEmpty();
    }

    @Test
    void aSupplementThatSaysNothingIsNotHandedIn() {
        assertThat(LabourRules.submit(OPEN, new Content(SEPTEMBER.withSupplement(1), List.of()), TERMS))
                .isEqualTo(new Refused(Refusal.NOTHING_TO_SUPPLEMENT));
        assertThat(LabourRules.submit(OPEN, NOTHING, TERMS)).isEqualTo(new Moved(new Submitted(NOTHING, TERMS)));
    }

    private static Terms later() {
        return new Terms(Set.of(), Source.CITY_FINANCE, "first", AT.plusSeconds(60));
    }
}
