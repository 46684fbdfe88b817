package afterbell.funding.labour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.isA;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.spy;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.util.AopTestUtils;

import afterbell.contracts.enrollment.semester.v1.ServedRule;
import afterbell.funding.RunningFunding;
import afterbell.funding.labour.model.DutyMonth.Duty;
import afterbell.funding.labour.model.Statement.Approved;
import afterbell.funding.labour.model.Statement.Filed;
import afterbell.funding.labour.model.Statement.Id;
import afterbell.funding.labour.model.Statement.Paying;
import afterbell.funding.labour.store.Duties;
import afterbell.funding.labour.store.Statements;
import afterbell.funding.ledger.PostingEntries;
import afterbell.funding.ledger.model.Account;
import afterbell.funding.ledger.model.Entry;
import afterbell.funding.ledger.model.Source;
import afterbell.funding.ledger.store.Books;
import afterbell.web.audit.AuditLog;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.version.IfMatch;

/** R21: fees are paid once and what is filed is what was paid, wherever the service dies. */
class KilledBetweenPayingAndFilingIT extends RunningFunding {
    private static final LocalDate DAY = LocalDate.of(2016, 9, 1);

    @Autowired
    private Statements statements;
    @Autowired
    private PostingEntries posting;
    @Autowired
    private SubmittingStatement submitting;
    @Autowired
    private PayingStatement paying;
    @Autowired
    private Duties duties;
    @Autowired
    private Books books;
    @Autowired
    private AuditLog audit;
    @Autowired
    private Clock clock;

    @Test
    void whatWasApprovedIsPaidWhateverArrivesMeanwhile() {
        var id = approved(Source.CITY_FINANCE);
        var dying = spy(posting);
        doThrow(new IllegalStateException("killed")).when(dying).postFollowing(any(), any());
        assertThatThrownBy(() -> pay(new PayingStatement(statements, dying, audit, clock), id)).hasMessage("killed");
        assertThat(statements.load(id).state()).isInstanceOf(Paying.class);
        duties.learn(id.schoolId(), "li-" + id.schoolId(), DAY.plusDays(1), new Duty(90, 1));

        assertThat(pay(paying, id).content().amountFen()).isEqualTo(12_000);
        assertThat(pay(paying, id).content().amountFen()).isEqualTo(12_000);
        assertThat(fundOf(id)).isEqualTo(88_000);
    }

    @Test
    void whoDiesAfterPayingFilesWhatWasPaid() {
        var id = approved(Source.CITY_FINANCE);
        Statements target = AopTestUtils.getUltimateTargetObject(statements);
        var dying = spy(target);
        doThrow(new IllegalStateException("killed")).when(dying).save(any(), any(), isA(Filed.class));
        assertThatThrownBy(() -> pay(new PayingStatement(dying, posting, audit, clock), id)).hasMessage("killed");
        assertThat(fundOf(id)).isEqualTo(88_000);

        new PayingStatement(statements, posting, audit, Clock.offset(clock, Duration.ofMinutes(5))).completeBegun();
        assertThat(statements.load(id).state()).isInstanceOf(Filed.class);
        assertThat(pay(paying, id).content().amountFen()).isEqualTo(12_000);
        assertThat(fundOf(id)).isEqualTo(88_000);
    }

    @Test
    void withoutMoneyItStaysApproved() {
        var id = approved(Source.TOWNSHIP);
        assertThatThrownBy(() -> pay(paying, id)).isInstanceOf(ProblemException.class)
                .hasMessage("funding.insufficient-funds");
        assertThat(statements.load(id).state()).isInstanceOf(Approved.class);

        posting.post(id.schoolId(), Entry.receipt("r-2", Source.TOWNSHIP, 12_000, DAY));
        assertThat(pay(paying, id).content().amountFen()).isEqualTo(12_000);
    }

    @Test
    void whatWasPaidTooMuchComesBackByASupplementOnce() {
        var id = approved(Source.CITY_FINANCE);
        pay(paying, id);
        duties.learn(id.schoolId(), "li-" + id.schoolId(), DAY, new Duty(50, 2));
        var supplement = id.withSupplement(1);
        submitting.submit(supplement, Set.of(), null, person("first", id));
        submitting.approve(supplement, new IfMatch(null), person("second", id));

        for (int i = 0; i < 2; i++) {
            assertThat(pay(paying, supplement).content().amountFen()).isEqualTo(-6_000);
        }
        assertThat(fundOf(id)).isEqualTo(94_000);
        assertThat(books.entry(id.schoolId(), "labour:2016-09:1").orElseThrow().debit())
                .isEqualTo(Account.fund(Source.CITY_FINANCE));
    }

    private static Filed pay(PayingStatement paying, Id id) {
        return (Filed) paying.pay(id, DAY.plusMonths(1), "P-1", person("first", id)).state();
    }

    private static Caller person(String name, Id id) {
        return new Caller(name, "test", Set.of(Role.SCHOOL_ADMIN), Set.of(id.schoolId()));
    }

    private Id approved(Source source) {
        var id = served();
        submitting.submit(id, Set.of(), source, person("first", id));
        submitting.approve(id, new IfMatch(null), person("second", id));
        return id;
    }

    private Id served() {
        semester("2016-autumn", DAY, 28, ServedRule.DISTINCT_SERVED, 1);
        var id = new Id(unique("s"), YearMonth.of(2016, 9));
        duties.learn(id.schoolId(), "li-" + id.schoolId(), DAY, new Duty(90, 1));
        posting.post(id.schoolId(), Entry.receipt("r-1", Source.CITY_FINANCE, 100_000, DAY));
        return id;
    }

    private long fundOf(Id id) {
        return books.find(id.schoolId())
                .orElseThrow()
                .balance(Account.fund(Source.CITY_FINANCE))
                .balanceFen();
    }
}
