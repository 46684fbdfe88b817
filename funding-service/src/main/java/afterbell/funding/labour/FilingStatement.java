package afterbell.funding.labour;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

import afterbell.funding.labour.model.LabourRules;
import afterbell.funding.labour.model.LabourRules.Outcome.Begun;
import afterbell.funding.labour.model.LabourRules.Outcome.Refused;
import afterbell.funding.labour.model.LabourRules.Outcome.Stands;
import afterbell.funding.labour.model.LabourRules.Refusal;
import afterbell.funding.labour.model.Statement.Content;
import afterbell.funding.labour.model.Statement.Filed;
import afterbell.funding.labour.model.Statement.Filing;
import afterbell.funding.labour.model.Statement.Id;
import afterbell.funding.labour.model.Statement.Open;
import afterbell.funding.labour.model.Statement.Terms;
import afterbell.funding.labour.store.Statements;
import afterbell.funding.ledger.LedgerProblem;
import afterbell.funding.ledger.PostingEntries;
import afterbell.funding.ledger.model.Category;
import afterbell.funding.ledger.model.Entry;
import afterbell.funding.ledger.model.Source;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.audit.AuditLog;
import afterbell.web.audit.AuditLog.Subject;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/**
 * The school pays a month's labour fees and files the statement (R18, R21).
 * <p>
 * What the statement says is written first and does not change any more; then the fees stand in the book, under an id that
 * follows from the month; then the statement is filed. Who dies in between is completed by repeating the command or by
 * {@link #completeBegun}. Whoever sets about it takes over its version, so that only who took it last gives it up when the
 * money is not there.
 */
@Service
public class FilingStatement {
    private static final Logger LOG = LoggerFactory.getLogger(FilingStatement.class);
    private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int MOST_AT_ONCE = 100;
    private static final long EVERY_MILLIS = 30_000;

    private final Statements statements;
    private final FindStatements findStatements;
    private final PostingEntries posting;
    private final AuditLog audit;
    private final Clock clock;

    FilingStatement(Statements statements, FindStatements findStatements, PostingEntries posting, AuditLog audit,
            Clock clock) {
        this.statements = statements;
        this.findStatements = findStatements;
        this.posting = posting;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param requiredWorkIncomplete workers of the statement who are not paid (R18)
     * @param bookedOn               accounting day; null for the last day of the month
     * @throws ProblemException before the month is over, if it was filed on other terms, or if the money is not there
     */
    public Filed file(Id id, Set<String> requiredWorkIncomplete, Source source, @Nullable LocalDate bookedOn,
            Caller caller) {
        SchoolScope.require(caller, id.schoolId(), Role.SCHOOL_ADMIN);
        var day = bookedOn == null ? id.month().atEndOfMonth() : bookedOn;
        checkDays(id, day);
        var before = statements.load(id);
        var draft = before.state() instanceof Open ? findStatements.draft(id) : nothing(id);
        var terms = new Terms(requiredWorkIncomplete, source, day, caller.subject(), now());
        var filed = switch (LabourRules.file(before.state(), draft, terms)) {
            case Stands(var known) -> before.map(_ -> known);
            case Begun(var filing) -> pay(statements.begin(before, filing));
            case Refused(var reason) -> throw new ProblemException(reason == Refusal.FILED
                    ? LabourProblem.FILED
                    : LabourProblem.WORKER_NOT_ON_STATEMENT);
        };
        audit.decided(caller, "statement.filed", new Subject("statement", id.value(), id.schoolId()), filed.version(),
                "R21", null);
        return filed.state();
    }

    private static Content nothing(Id id) {
        return new Content(id, List.of());
    }

    private void checkDays(Id id, LocalDate bookedOn) {
        var today = LocalDate.ofInstant(clock.instant(), CITY);
        if (!id.month().atEndOfMonth().isBefore(today)) {
            throw new ProblemException(LabourProblem.MONTH_NOT_OVER);
        }
        if (bookedOn.isAfter(today)) {
            throw new ProblemException(LedgerProblem.DAY_TO_COME);
        }
    }

    private Versioned<Filed> pay(Versioned<Filing> filing) {
        var content = filing.state().content();
        var terms = filing.state().terms();
        if (content.amountFen() > 0) {
            try {
                posting.postFollowing(content.id().schoolId(), Entry.spending("labour:" + content.id().month(),
                        Category.LABOUR_FEES, terms.source(), content.amountFen(), terms.bookedOn(), ""));
            } catch (ProblemException refused) {
                statements.withdraw(filing);
                throw refused;
            }
        }
        return statements.complete(filing);
    }

    /** Completes what somebody began who died before it was paid and filed. */
    @Scheduled(initialDelay = EVERY_MILLIS, fixedDelay = EVERY_MILLIS)
    void completeBegun() {
        for (var begun : statements.filingSince(clock.instant().minus(PATIENCE), MOST_AT_ONCE)) {
            try {
                pay(statements.begin(begun, LabourRules.taken(begun.state(), now())));
            } catch (ProblemException refused) {
                LOG.warn("The statement {} is open again: {}", begun.id(), refused.getMessage());
            } catch (RuntimeException e) {
                LOG.error("The statement {} is not filed yet", begun.id(), e);
            }
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
