package afterbell.funding.spending;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

import afterbell.funding.ledger.KeepingFindings;
import afterbell.funding.ledger.KeepingFindings.Attempt;
import afterbell.funding.ledger.LedgerProblem;
import afterbell.funding.ledger.PostingEntries;
import afterbell.funding.ledger.PostingEntries.Reversal;
import afterbell.funding.ledger.model.Finding.Kind;
import afterbell.funding.spending.model.Voucher;
import afterbell.funding.spending.model.Voucher.Decision;
import afterbell.funding.spending.model.Voucher.Id;
import afterbell.funding.spending.model.Voucher.State.Approving;
import afterbell.funding.spending.model.Voucher.State.Cancelling;
import afterbell.funding.spending.model.VoucherRules;
import afterbell.funding.spending.model.VoucherRules.Outcome;
import afterbell.funding.spending.model.VoucherRules.Outcome.Moved;
import afterbell.funding.spending.model.VoucherRules.Outcome.Refused;
import afterbell.funding.spending.model.VoucherRules.Outcome.Stands;
import afterbell.funding.spending.store.Vouchers;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.audit.AuditLog;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;
import afterbell.web.version.IfMatch;

/**
 * The school's head approves what another has submitted, gives it back, or cancels it (R15).
 * <p>
 * The decision is written first, then the money moves in the book under an id that follows from the voucher's, then the
 * voucher says so. Who dies in between is completed by repeating the command or by {@link #completeBegun}; whoever sets
 * about it takes over its version, so that only who took it last gives it up when the money is not there.
 */
@Service
public class DecidingVoucher {
    private static final Logger LOG = LoggerFactory.getLogger(DecidingVoucher.class);
    private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int MOST_AT_ONCE = 100;
    private static final long EVERY_MILLIS = 30_000;

    private final Vouchers vouchers;
    private final PostingEntries posting;
    private final KeepingFindings findings;
    private final AuditLog audit;
    private final Clock clock;

    DecidingVoucher(Vouchers vouchers, PostingEntries posting, KeepingFindings findings, AuditLog audit, Clock clock) {
        this.vouchers = vouchers;
        this.posting = posting;
        this.findings = findings;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws ProblemException to who asks for it, before it is submitted, or without the money: kept as a finding */
    public Versioned<Voucher> approve(Id id, IfMatch seen, Caller caller) {
        var known = load(id, caller);
        seen.check(known.version());
        try {
            var approved = complete(save(known, VoucherRules.approve(known.state(), decisionOf(caller))));
            audit.decided(caller, "voucher.approved", DrawingUpVoucher.subjectOf(id), approved.version(), "R15", null);
            return approved;
        } catch (ProblemException refused) {
            if (refused.problem().code() == LedgerProblem.INSUFFICIENT_FUNDS) {
                var content = known.state().content();
                findings.keep(new Attempt(id.schoolId(), Kind.OVERSPENDING, id.entryId(), content.category().name(),
                        content.source(), content.amountFen()), caller);
            }
            throw refused;
        }
    }

    public Versioned<Voucher> giveBack(Id id, String reason, IfMatch seen, Caller caller) {
        var known = load(id, caller);
        seen.check(known.version());
        var returned = save(known, VoucherRules.giveBack(known.state(), decisionOf(caller), reason));
        audit.decided(caller, "voucher.returned", DrawingUpVoucher.subjectOf(id), returned.version(), "R15", reason);
        return returned;
    }

    /** What is booked is reversed, today or on the first day that is open. */
    public Versioned<Voucher> cancel(Id id, String reason, IfMatch seen, Caller caller) {
        var known = load(id, caller);
        seen.check(known.version());
        var cancelled = complete(save(known, VoucherRules.cancel(known.state(), decisionOf(caller), reason)));
        audit.decided(caller, "voucher.cancelled", DrawingUpVoucher.subjectOf(id), cancelled.version(), "R15", reason);
        return cancelled;
    }

    /** Completes what somebody began who died before it was booked or reversed. */
    @Scheduled(initialDelay = EVERY_MILLIS, fixedDelay = EVERY_MILLIS)
    void completeBegun() {
        for (var begun : vouchers.begunBefore(clock.instant().minus(PATIENCE), MOST_AT_ONCE)) {
            try {
                complete(vouchers.save(begun, begun.state(), now()));
            } catch (ProblemException refused) {
                LOG.warn("The voucher {} waits again: {}", begun.id(), refused.getMessage());
            } catch (RuntimeException e) {
                LOG.error("The voucher {} is not booked or reversed yet", begun.id(), e);
            }
        }
    }

    private Versioned<Voucher> load(Id id, Caller caller) {
        SchoolScope.require(caller, id.schoolId(), Role.SCHOOL_ADMIN);
        return vouchers.find(id).orElseThrow(() -> new ProblemException(VoucherProblem.UNKNOWN));
    }

    private Versioned<Voucher> save(Versioned<Voucher> before, Outcome outcome) {
        return switch (outcome) {
            case Moved(var voucher) -> vouchers.save(before, voucher, now());
            case Stands() -> before;
            case Refused(var reason) -> throw VoucherProblem.of(reason);
        };
    }

    private Versioned<Voucher> complete(Versioned<Voucher> begun) {
        try {
            return switch (begun.state().state()) {
                case Approving approving -> book(begun, approving);
                case Cancelling cancelling -> reverse(begun, cancelling);
                default -> begun;
            };
        } catch (OptimisticLockingFailureException _) {
            // Somebody else has just completed it, or has taken it over.
            return vouchers.find(begun.state().id()).orElseThrow();
        }
    }

    private Versioned<Voucher> book(Versioned<Voucher> begun, Approving approving) {
        var voucher = begun.state();
        try {
            var entry = posting.postFollowing(voucher.id().schoolId(), voucher.entry());
            return vouchers.save(begun, VoucherRules.booked(voucher, approving, entry.bookedOn()), now());
        } catch (ProblemException refused) {
            vouchers.save(begun, VoucherRules.withdrawn(voucher, approving), now());
            throw refused;
        }
    }

    private Versioned<Voucher> reverse(Versioned<Voucher> begun, Cancelling cancelling) {
        var id = begun.state().id();
        posting.reverseFollowing(id.schoolId(), new Reversal(id.reversalId(), id.entryId(),
                LocalDate.ofInstant(cancelling.cancelled().at(), CITY), cancelling.reason()));
        return vouchers.save(begun, VoucherRules.reversed(begun.state(), cancelling), now());
    }

    private Decision decisionOf(Caller caller) {
        return new Decision(caller.subject(), now());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
