package afterbell.funding.labour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
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
import afterbell.funding.labour.model.Statement.Filed;
import afterbell.funding.labour.model.Statement.Filing;
import afterbell.funding.labour.model.Statement.Id;
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

/** R21: fees are paid once and what is filed is what was paid, wherever the service dies. */
class KilledBetweenPayingAndFilingIT extends RunningFunding {
    private static final LocalDate DAY = LocalDate.of(2016, 9, 1);

    @Autowired
    private Statements statements;
    @Autowired
    private FindStatements findStatements;
    @Autowired
    private PostingEntries posting;
    @Autowired
    private FilingStatement filing;
    @Autowired
    private Duties duties;
    @Autowired
    private Books books;
    @Autowired
    private AuditLog audit;
    @Autowired
    private Clock clock;

    @Test
    void whatWasDecidedIsPaidWhateverArrivesMeanwhile() {
        var id = served();
        var dying = spy(posting);
        doThrow(new IllegalStateException("killed")).when(dying).postFollowing(any(), any());
        assertThatThrownBy(() -> file(new FilingStatement(statements, findStatements, dying, audit, clock), id))
                .hasMessage("killed");
        assertThat(statements.load(id).state()).isInstanceOf(Filing.class);
        duties.learn(id.schoolId(), "li", DAY.plusDays(1), new Duty(90, 1));

        assertThat(file(filing, id).content().amountFen()).isEqualTo(12_000);
        assertThat(file(filing, id).content().amountFen()).isEqualTo(12_000);
        assertThat(fundOf(id)).isEqualTo(88_000);
    }

    @Test
    void whoDiesAfterPayingFilesWhatWasPaid() {
        var id = served();
        Statements target = AopTestUtils.getUltimateTargetObject(statements);
        var dying = spy(target);
        doThrow(new IllegalStateException("killed")).when(dying).complete(any());
        assertThatThrownBy(() -> file(new FilingStatement(dying, findStatements, posting, audit, clock), id))
                .hasMessage("killed");
        assertThat(fundOf(id)).isEqualTo(88_000);

        var later = new FilingStatement(statements, findStatements, posting, audit,
                Clock.offset(clock, Duration.ofMinutes(5)));
        later.completeBegun();
        assertThat(statements.load(id).state()).isInstanceOf(Filed.class);
        assertThat(file(filing, id).content().amountFen()).isEqualTo(12_000);
        assertThat(fundOf(id)).isEqualTo(88_000);
    }

    @Test
    void withoutMoneyItIsOpenAgainAndMayBeFiledOnOtherTerms() {
        var id = served();
        assertThatThrownBy(() -> filing.file(id, Set.of(), Source.TOWNSHIP, null, admin(id)))
                .isInstanceOf(ProblemException.class)
                .hasMessage("funding.insufficient-funds");

        assertThat(file(filing, id).content().amountFen()).isEqualTo(12_000);
    }

    private static Filed file(FilingStatement filing, Id id) {
        return filing.file(id, Set.of(), Source.CITY_FINANCE, null, admin(id));
    }

    private static Caller admin(Id id) {
        return new Caller("admin", "test", Set.of(Role.SCHOOL_ADMIN), Set.of(id.schoolId()));
    }

    private Id served() {
        semester("2016-autumn", DAY, 28, ServedRule.DISTINCT_SERVED, 1);
        var id = new Id(unique("s"), YearMonth.of(2016, 9));
        duties.learn(id.schoolId(), "li", DAY, new Duty(90, 1));
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
