package afterbell.funding.labour;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import afterbell.funding.labour.model.LabourRules;
import afterbell.funding.labour.model.LabourRules.Outcome;
import afterbell.funding.labour.model.LabourRules.Outcome.Moved;
import afterbell.funding.labour.model.LabourRules.Outcome.Refused;
import afterbell.funding.labour.model.LabourRules.Outcome.Stands;
import afterbell.funding.labour.model.Statement;
import afterbell.funding.labour.model.Statement.Act;
import afterbell.funding.labour.model.Statement.Content;
import afterbell.funding.labour.model.Statement.Id;
import afterbell.funding.labour.model.Statement.Open;
import afterbell.funding.labour.model.Statement.Submitted;
import afterbell.funding.labour.model.Statement.Terms;
import afterbell.funding.labour.store.Statements;
import afterbell.funding.ledger.model.Source;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.audit.AuditLog;
import afterbell.web.audit.AuditLog.Subject;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;
import afterbell.web.version.IfMatch;

/**
 * One person of the school hands a month's statement in, another approves it or gives it back (R15, R21). From the
 * approval on what it says stands; with nothing to pay it is filed at once.
 */
@Service
public class SubmittingStatement {
    private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

    private final Statements statements;
    private final FindStatements findStatements;
    private final AuditLog audit;
    private final Clock clock;

    SubmittingStatement(Statements statements, FindStatements findStatements, AuditLog audit, Clock clock) {
        this.statements = statements;
        this.findStatements = findStatements;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param requiredWorkIncomplete workers of the statement who are not paid (R18)
     * @param source                 whose money pays; null for that of the month's statement, or the city's; what comes
     *                               back goes to the former
     * @throws ProblemException before the month is over, when it was approved, or when a supplement says nothing
     */
    public Versioned<Statement> submit(Id id, Set<String> requiredWorkIncomplete, @Nullable Source source,
            Caller caller) {
        SchoolScope.require(caller, id.schoolId(), Role.SCHOOL_ADMIN);
        if (!id.month().atEndOfMonth().isBefore(LocalDate.ofInstant(clock.instant(), CITY))) {
            throw new ProblemException(LabourProblem.MONTH_NOT_OVER);
        }
        var before = statements.load(id);
        var draft = before.state() instanceof Open || before.state() instanceof Submitted
                ? findStatements.draft(id)
                : new Content(id, List.of());
        var payer = source == null || draft.amountFen() < 0 ? usualSource(id) : source;
        var terms = new Terms(requiredWorkIncomplete, payer, caller.subject(), now());
        return save(id, before, LabourRules.submit(before.state(), draft, terms), "statement.submitted", null, caller);
    }

    private Source usualSource(Id id) {
        return statements.filed(id.schoolId(), id.month())
                .stream()
                .findFirst()
                .map(it -> it.terms().source())
                .orElse(Source.CITY_FINANCE);
    }

    /**
     * @param ifMatch the version that was looked at, where the caller says it
     * @throws ProblemException if nothing was handed in, or the caller has
     */
    public Versioned<Statement> approve(Id id, IfMatch ifMatch, Caller caller) {
        SchoolScope.require(caller, id.schoolId(), Role.SCHOOL_ADMIN);
        var before = statements.load(id);
        var outcome = LabourRules.approve(before.state(), new Act(caller.subject(), now()));
        if (outcome instanceof Moved) {
            ifMatch.check(before.version());
        }
        return save(id, before, outcome, "statement.approved", null, caller);
    }

    /** @throws ProblemException if it was approved */
    public Versioned<Statement> giveBack(Id id, String reason, Caller caller) {
        SchoolScope.require(caller, id.schoolId(), Role.SCHOOL_ADMIN);
        var before = statements.load(id);
        return save(id, before, LabourRules.giveBack(before.state(), reason), "statement.returned", reason, caller);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private Versioned<Statement> save(Id id, Versioned<Statement> before, Outcome outcome, String action,
            @Nullable String reason, Caller caller) {
        var saved = switch (outcome) {
            case Stands _ -> before;
            case Refused(var refusal) -> throw LabourProblem.of(refusal);
            case Moved(var moved) -> statements.save(id, before, moved);
        };
        audit.decided(caller, action, new Subject("statement", id.value(), id.schoolId()), saved.version(), "R21",
                reason);
        return saved;
    }
}
