package afterbell.funding.ledger;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

import org.springframework.stereotype.Service;

import afterbell.funding.ledger.KeepingFindings.Attempt;
import afterbell.funding.ledger.PostingEntries.Reversal;
import afterbell.funding.ledger.model.Account;
import afterbell.funding.ledger.model.Category;
import afterbell.funding.ledger.model.Entry;
import afterbell.funding.ledger.model.Finding.Kind;
import afterbell.funding.ledger.model.ReversalRules;
import afterbell.funding.ledger.model.Source;
import afterbell.funding.ledger.store.JournalEntries;
import afterbell.web.audit.AuditLog;
import afterbell.web.audit.AuditLog.Subject;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/**
 * Sources give to a school's fund, the school spends it in five categories, and nothing else ever leaves it (R13–R15).
 */
@Service
public class MovingMoney {
    private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

    private final PostingEntries posting;
    private final JournalEntries journal;
    private final KeepingFindings findings;
    private final AuditLog audit;
    private final Clock clock;

    MovingMoney(PostingEntries posting, JournalEntries journal, KeepingFindings findings, AuditLog audit, Clock clock) {
        this.posting = posting;
        this.journal = journal;
        this.findings = findings;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What the school wants to spend on.
     *
     * @param category as the school names it
     * @param bound    whether it is paid with what the giver has bound to this category
     */
    public record Spending(String entryId, String category, Source source, boolean bound, long amountFen,
            LocalDate bookedOn, String description) {
        Entry entry(Category named) {
            return bound
                    ? Entry.spendingBound(entryId, named, source, amountFen, bookedOn, description)
                    : Entry.spending(entryId, named, source, amountFen, bookedOn, description);
        }
    }

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

    /**
     * Books what the school's accounting system has paid: there a second person has approved it, as people do by
     * vouchers.
     *
     * @throws ProblemException for a sixth category or more than there is, which are kept as findings, or what else the
     *                          book refuses
     */
    public Entry spend(String schoolId, Spending spending, Caller caller) {
        SchoolScope.require(caller, schoolId, Role.SCHOOL_SYSTEM);
        var category = Category.named(spending.category())
                .orElseThrow(() -> findings.refused(attempt(schoolId, Kind.CATEGORY_NOT_ALLOWED, spending), caller));
        notToCome(spending.bookedOn());
        try {
            var posted = posting.post(schoolId, spending.entry(category));
            audit.decided(caller, "fund.spent", subjectOf(schoolId, posted.entryId()), 1, "R14", null);
            return posted;
        } catch (ProblemException refused) {
            if (refused.problem().code() == LedgerProblem.INSUFFICIENT_FUNDS) {
                findings.keep(attempt(schoolId, Kind.OVERSPENDING, spending), caller);
            }
            throw refused;
        }
    }

    /**
     * Takes back what a person has ordered wrongly: the school its spending, a giver its receipt, the finance bureau
     * any.
     *
     * @param on accounting day of the reversal, empty for today
     * @throws ProblemException for what is not the caller's, follows from a decision, or what the book refuses
     */
    public Entry reverse(String schoolId, String entryId, String byEntryId, Optional<LocalDate> on, String reason,
            Caller caller) {
        SchoolScope.require(caller, schoolId, Role.SCHOOL_ADMIN, Role.FINANCE_BUREAU, Role.TRADE_UNION, Role.TOWNSHIP);
        var original = journal.find(schoolId, entryId)
                .orElseThrow(() -> new ProblemException(LedgerProblem.ENTRY_UNKNOWN))
                .entry();
        if (!ReversalRules.wasOrderedByAPerson(original)) {
            throw new ProblemException(LedgerProblem.ENTRY_FOLLOWS_DECISION);
        }
        if (!mayTakeBack(caller, schoolId, original)) {
            throw new ProblemException(LedgerProblem.SOURCE_NOT_YOURS);
        }
        var day = on.orElseGet(this::today);
        notToCome(day);
        var posted = posting.reverse(schoolId, new Reversal(byEntryId, entryId, day, reason));
        audit.decided(caller, "fund.reversed", subjectOf(schoolId, posted.entryId()), 1, "R15", entryId);
        return posted;
    }

    private static boolean mayTakeBack(Caller caller, String schoolId, Entry entry) {
        return entry.credit().equals(Account.outside(entry.source()))
                ? mayGive(caller, schoolId, entry.source())
                : caller.mayActFor(schoolId, Role.SCHOOL_ADMIN) || caller.mayActFor(schoolId, Role.FINANCE_BUREAU);
    }

    /**
     * Money of the fund goes to nobody else: the attempt is kept and refused.
     *
     * @return why, always
     */
    public ProblemException transfer(String schoolId, String entryId, String target, Source source, long amountFen,
            Caller caller) {
        SchoolScope.require(caller, schoolId, Role.SCHOOL_ADMIN, Role.FINANCE_BUREAU);
        return findings.refused(new Attempt(schoolId, Kind.TRANSFER_OUT, entryId, target, source, amountFen), caller);
    }

    private static Attempt attempt(String schoolId, Kind kind, Spending spending) {
        return new Attempt(schoolId, kind, spending.entryId(), spending.category(), spending.source(),
                spending.amountFen());
    }

    private void notToCome(LocalDate day) {
        if (day.isAfter(today())) {
            throw new ProblemException(LedgerProblem.DAY_TO_COME);
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), CITY);
    }

    private static Subject subjectOf(String schoolId, String entryId) {
        return new Subject("entry", schoolId + ":" + entryId, schoolId);
    }
}
