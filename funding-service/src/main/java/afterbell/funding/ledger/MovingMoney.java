package afterbell.funding.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import org.springframework.stereotype.Service;

import afterbell.funding.ledger.model.Category;
import afterbell.funding.ledger.model.Entry;
import afterbell.funding.ledger.model.Finding;
import afterbell.funding.ledger.model.Finding.Kind;
import afterbell.funding.ledger.model.Source;
import afterbell.funding.ledger.store.Findings;
import afterbell.web.audit.AuditLog;
import afterbell.web.audit.AuditLog.Subject;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/** Sources give to a school's fund, the school spends it in five categories, and nothing else ever leaves it (R13–R15). */
@Service
public class MovingMoney {
    private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

    private final PostingEntries posting;
    private final Findings findings;
    private final AuditLog audit;
    private final Clock clock;

    MovingMoney(PostingEntries posting, Findings findings, AuditLog audit, Clock clock) {
        this.posting = posting;
        this.findings = findings;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What the school wants to spend on.
     *
     * @param category as the school names it
     */
    public record Spending(String entryId, String category, Source source, long amountFen, LocalDate bookedOn,
            String description) {}

    /** @throws ProblemException for a source that is not the caller's to give, or what the book refuses */
    public Entry receive(String schoolId, Entry receipt, Caller caller) {
        SchoolScope.require(caller, schoolId, Role.FINANCE_BUREAU, Role.TRADE_UNION, Role.TOWNSHIP);
        if (!mayGive(caller, schoolId, receipt.source())) {
            throw new ProblemException(LedgerProblem.SOURCE_NOT_YOURS);
        }
        notToCome(receipt.bookedOn());
        var posted = posting.post(schoolId, receipt);
        audit.decided(caller, "fund.received", subjectOf(schoolId, posted.entryId()), 1, "R13", null);
        return posted;
    }

    /** The finance bureau books for every source, the union and the township for themselves. */
    private static boolean mayGive(Caller caller, String schoolId, Source source) {
        return caller.mayActFor(schoolId, Role.FINANCE_BUREAU)
                || source == Source.TRADE_UNION && caller.mayActFor(schoolId, Role.TRADE_UNION)
                || source == Source.TOWNSHIP && caller.mayActFor(schoolId, Role.TOWNSHIP);
    }

    /** @throws ProblemException for a sixth category, which is kept as a finding, or what the book refuses */
    public Entry spend(String schoolId, Spending spending, Caller caller) {
        SchoolScope.require(caller, schoolId, Role.SCHOOL_ADMIN);
        var category = Category.named(spending.category());
        if (category.isEmpty()) {
            throw refused(schoolId, Kind.CATEGORY_NOT_ALLOWED, spending.entryId(), spending.category(),
                    spending.source(), spending.amountFen(), caller);
        }
        notToCome(spending.bookedOn());
        var posted = posting.post(schoolId, Entry.spending(spending.entryId(), category.get(), spending.source(),
                spending.amountFen(), spending.bookedOn(), spending.description()));
        audit.decided(caller, "fund.spent", subjectOf(schoolId, posted.entryId()), 1, "R14", null);
        return posted;
    }

    /**
     * Money of the fund goes to nobody else: the attempt is kept and refused.
     *
     * @return why, always
     */
    public ProblemException transfer(String schoolId, String entryId, String target, Source source, long amountFen,
            Caller caller) {
        SchoolScope.require(caller, schoolId, Role.SCHOOL_ADMIN, Role.FINANCE_BUREAU);
        return refused(schoolId, Kind.TRANSFER_OUT, entryId, target, source, amountFen, caller);
    }

    private ProblemException refused(String schoolId, Kind kind, String entryId, String target, Source source,
            long amountFen, Caller caller) {
        var what = String.join("/", schoolId, kind.name(), entryId, target, source.name(), Long.toString(amountFen));
        var id = UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8)).toString();
        findings.add(new Finding(id, schoolId, kind, entryId, target, source, amountFen, caller.subject(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS)));
        var problem = kind == Kind.TRANSFER_OUT ? LedgerProblem.NO_TRANSFER_OUT : LedgerProblem.CATEGORY_NOT_ALLOWED;
        audit.decided(caller, "fund.refused", new Subject("finding", id, schoolId), 1, problem.rule(), kind.name());
        return new ProblemException(problem);
    }

    private void notToCome(LocalDate day) {
        if (day.isAfter(LocalDate.ofInstant(clock.instant(), CITY))) {
            throw new ProblemException(LedgerProblem.DAY_TO_COME);
        }
    }

    private static Subject subjectOf(String schoolId, String entryId) {
        return new Subject("entry", schoolId + ":" + entryId, schoolId);
    }
}
