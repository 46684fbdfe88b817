package afterbell.funding.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import org.springframework.stereotype.Service;

import afterbell.funding.ledger.model.Finding;
import afterbell.funding.ledger.model.Finding.Kind;
import afterbell.funding.ledger.model.Source;
import afterbell.funding.ledger.store.Findings;
import afterbell.web.audit.AuditLog;
import afterbell.web.audit.AuditLog.Subject;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;

/**
 * Keeps what was tried with a school's fund and is against the rules (R14, R15, R30). The same attempt again is one.
 */
@Service
public class KeepingFindings {
    private final Findings findings;
    private final AuditLog audit;
    private final Clock clock;

    KeepingFindings(Findings findings, AuditLog audit, Clock clock) {
        this.findings = findings;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What was tried.
     *
     * @param entryId the id under which it was tried
     * @param target  where the money should have gone: a school, an account or a category
     */
    public record Attempt(String schoolId, Kind kind, String entryId, String target, Source source, long amountFen) {
        private String id() {
            var what = String.join("/", schoolId, kind.name(), entryId, target, source.name(),
                    Long.toString(amountFen));
            return UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8)).toString();
        }
    }

    /** @return why it is refused */
    public ProblemException refused(Attempt attempt, Caller caller) {
        var problem = keep(attempt, caller);
        return new ProblemException(problem);
    }

    /** Keeps the attempt, and gives the reason in one word. */
    public LedgerProblem keep(Attempt attempt, Caller caller) {
        var id = attempt.id();
        findings.add(new Finding(id, attempt.schoolId(), attempt.kind(), attempt.entryId(), attempt.target(),
                attempt.source(), attempt.amountFen(), caller.subject(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS)));
        var problem = switch (attempt.kind()) {
            case TRANSFER_OUT -> LedgerProblem.NO_TRANSFER_OUT;
            case CATEGORY_NOT_ALLOWED -> LedgerProblem.CATEGORY_NOT_ALLOWED;
            case OVERSPENDING -> LedgerProblem.INSUFFICIENT_FUNDS;
        };
        audit.decided(caller, "fund.refused", new Subject("finding", id, attempt.schoolId()), 1, problem.rule(),
                attempt.kind().name());
        return problem;
    }
}
