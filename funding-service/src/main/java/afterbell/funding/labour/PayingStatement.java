package afterbell.funding.labour;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

import afterbell.funding.labour.model.LabourRules;
import afterbell.funding.labour.model.LabourRules.Outcome;
import afterbell.funding.labour.model.Statement;
import afterbell.funding.labour.model.Statement.Approved;
import afterbell.funding.labour.model.Statement.Content;
import afterbell.funding.labour.model.Statement.Filed;
import afterbell.funding.labour.model.Statement.Id;
import afterbell.funding.labour.model.Statement.Paying;
import afterbell.funding.labour.model.Statement.Payment;
import afterbell.funding.labour.store.Statements;
import afterbell.funding.ledger.LedgerProblem;
import afterbell.funding.ledger.PostingEntries;
import afterbell.funding.ledger.model.Account;
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
 * The school says how an approved statement was paid; thereby it is filed with the bureau (R18, R21).
 * <p>
 * How it was paid is written first; then the fees stand in the book, under an id that follows from the statement; then it
 * is filed. Who dies in between is completed by repeating the command or by {@link #completeBegun}. Whoever sets about it
 * takes over its version, so that only who took it last gives it up when the money is not there.
 */
@Service
public class PayingStatement {
    private static final Logger LOG = LoggerFactory.getLogger(PayingStatement.class);
    private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int MOST_AT_ONCE = 100;
    private static final long EVERY_MILLIS = 30_000;

    private final Statements statements;
    private final PostingEntries posting;
    private final AuditLog audit;
    private final Clock clock;

    PayingStatement(Statements statements, PostingEntries posting, AuditLog audit, Clock clock) {
        this.statements = statements;
        this.posting = posting;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param on not in the future
     * @throws ProblemException if it was not approved, was paid otherwise, or the money is not there: then it stays
     *                          approved
     */
    public Versioned<Statement> pay(Id id, LocalDate on, String reference, Caller caller) {
        SchoolScope.require(caller, id.schoolId(), Role.SCHOOL_ADMIN);
        if (on.isAfter(LocalDate.ofInstant(clock.instant(), CITY))) {
            throw new ProblemException(LedgerProblem.DAY_TO_COME);
        }
        var before = statements.load(id);
        var payment = new Payment(on, reference, caller.subject(), now());
        var filed = switch (LabourRules.pay(before.state(), payment)) {
            case Outcome.Stands _ -> before;
            case Outcome.Refused(var refusal) -> throw LabourProblem.of(refusal);
            case Outcome.Moved(Paying paying) -> book(id, statements.save(id, before, paying).map(_ -> paying));
            case Outcome.Moved(var other) -> throw new IllegalStateException("Not being paid: " + other.getClass());
        };
        audit.decided(caller, "statement.filed", new Subject("statement", id.value(), id.schoolId()), filed.version(),
                "R21", reference);
        return filed;
    }

    private Versioned<Statement> book(Id id, Versioned<Paying> paying) {
        var state = paying.state();
        try {
            if (state.content().amountFen() != 0) {
                posting.postFollowing(id.schoolId(),
                        entry(state.content(), state.terms().source(), state.payment().on()));
            }
        } catch (ProblemException refused) {
            statements.save(id, paying, new Approved(state.content(), state.terms(), state.approved()));
            throw refused;
        }
        return statements.save(id, paying,
                new Filed(state.content(), state.terms(), state.approved(), state.payment()));
    }

    /** What was paid too much comes back to the fund it was paid from; what one gives back and another gets moves nothing. */
    private static Entry entry(Content content, Source source, LocalDate on) {
        String entryId = "labour:" + content.id().entry();
        long fen = content.amountFen();
        return fen > 0
                ? Entry.spending(entryId, Category.LABOUR_FEES, source, fen, on, "")
                : new Entry(entryId, source, Account.fund(source), Account.spent(Category.LABOUR_FEES, source), -fen,
                        on, "");
    }

    /** Completes what somebody began who died before it was booked and filed. */
    @Scheduled(initialDelay = EVERY_MILLIS, fixedDelay = EVERY_MILLIS)
    void completeBegun() {
        for (var begun : statements.payingSince(clock.instant().minus(PATIENCE), MOST_AT_ONCE)) {
            var id = begun.state().content().id();
            try {
                var known = begun.state().payment();
                var taken = LabourRules.taken(begun.state(),
                        new Payment(known.on(), known.reference(), known.by(), now()));
                book(id, statements.save(id, begun, taken).map(_ -> taken));
            } catch (ProblemException refused) {
                LOG.warn("The statement {} waits to be paid again: {}", begun.id(), refused.getMessage());
            } catch (RuntimeException e) {
                LOG.error("The statement {} is not filed yet", begun.id(), e);
            }
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
