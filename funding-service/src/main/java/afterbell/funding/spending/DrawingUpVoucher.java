package afterbell.funding.spending;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;

import org.springframework.stereotype.Service;

import afterbell.confidential.KeyedHash;
import afterbell.funding.ledger.KeepingFindings;
import afterbell.funding.ledger.KeepingFindings.Attempt;
import afterbell.funding.ledger.LedgerProblem;
import afterbell.funding.ledger.model.Category;
import afterbell.funding.ledger.model.Finding.Kind;
import afterbell.funding.ledger.model.Source;
import afterbell.funding.spending.model.FileType;
import afterbell.funding.spending.model.Voucher;
import afterbell.funding.spending.model.Voucher.Attachment;
import afterbell.funding.spending.model.Voucher.Content;
import afterbell.funding.spending.model.Voucher.Decision;
import afterbell.funding.spending.model.Voucher.Id;
import afterbell.funding.spending.model.Voucher.Payee;
import afterbell.funding.spending.model.VoucherRules;
import afterbell.funding.spending.model.VoucherRules.Outcome;
import afterbell.funding.spending.model.VoucherRules.Outcome.Moved;
import afterbell.funding.spending.model.VoucherRules.Outcome.Refused;
import afterbell.funding.spending.model.VoucherRules.Outcome.Stands;
import afterbell.funding.spending.store.Attachments;
import afterbell.funding.spending.store.Vouchers;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.audit.AuditLog;
import afterbell.web.audit.AuditLog.Subject;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;
import afterbell.web.version.IfMatch;

/** A member of the school's staff draws up what is to be paid, adds the papers, and submits it (R14, R15). */
@Service
public class DrawingUpVoucher {
    static final int MOST_OPEN = 1_000;
    private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");
    private static final Role[] CLERKS = {Role.SCHOOL_ADMIN, Role.TEACHER};

    private final Vouchers vouchers;
    private final Attachments attachments;
    private final KeepingFindings findings;
    private final KeyedHash keyedHash;
    private final AuditLog audit;
    private final Clock clock;

    DrawingUpVoucher(Vouchers vouchers, Attachments attachments, KeepingFindings findings, KeyedHash keyedHash,
            AuditLog audit, Clock clock) {
        this.vouchers = vouchers;
        this.attachments = attachments;
        this.findings = findings;
        this.keyedHash = keyedHash;
        this.audit = audit;
        this.clock = clock;
    }

    /** What is to be paid; @param category as the school names it */
    public record Wish(String category, Source source, boolean bound, long amountFen, Payee payee, LocalDate spentOn,
            String purpose) {
        Content in(Category named) {
            return new Content(named, source, bound, amountFen, payee, spentOn, purpose);
        }
    }

    /** @throws ProblemException for a sixth category, which is kept as a finding, or another voucher of this id */
    public Versioned<Voucher> drawUp(Id id, Wish wish, Caller caller) {
        SchoolScope.require(caller, id.schoolId(), CLERKS);
        var content = content(id, wish, caller);
        var known = vouchers.find(id);
        var outcome = VoucherRules.drawUp(known.map(Versioned::state), id, content, decisionOf(caller));
        if (outcome instanceof Moved && vouchers.open(id.schoolId(), MOST_OPEN) >= MOST_OPEN) {
            throw new ProblemException(VoucherProblem.TOO_MANY, Map.of("most", MOST_OPEN));
        }
        return switch (outcome) {
            case Moved(var voucher) -> kept(vouchers.save(Vouchers.fresh(id), voucher, now()), "voucher.drawn-up",
                    caller);
            case Stands() -> known.orElseThrow();
            case Refused(var reason) -> throw VoucherProblem.of(reason);
        };
    }

    /** @throws ProblemException as for drawing up, and once it is submitted, or for another version than was seen */
    public Versioned<Voucher> change(Id id, Wish wish, IfMatch seen, Caller caller) {
        SchoolScope.require(caller, id.schoolId(), CLERKS);
        var known = load(id);
        seen.require(known.version());
        return save(known, VoucherRules.change(known.state(), content(id, wish, caller), decisionOf(caller)),
                "voucher.changed", caller);
    }

    private Content content(Id id, Wish wish, Caller caller) {
        var category = Category.named(wish.category())
                .orElseThrow(() -> findings.refused(new Attempt(id.schoolId(), Kind.CATEGORY_NOT_ALLOWED, id.entryId(),
                        wish.category(), wish.source(), wish.amountFen()), caller));
        if (wish.spentOn().isAfter(LocalDate.ofInstant(clock.instant(), CITY))) {
            throw new ProblemException(LedgerProblem.DAY_TO_COME);
        }
        return wish.in(category);
    }

    /** The file is kept first, then the voucher names it; the same file again changes nothing. */
    public Versioned<Voucher> attach(Id id, byte[] file, Caller caller) {
        SchoolScope.require(caller, id.schoolId(), CLERKS);
        var known = load(id);
        var type = FileType.of(file).orElseThrow(() -> new ProblemException(VoucherProblem.ATTACHMENT_TYPE));
        var attachment = new Attachment(idOf(id, file), type, file.length, now());
        var outcome = VoucherRules.attach(known.state(), attachment);
        if (outcome instanceof Moved) {
            attachments.keep(id, attachment.attachmentId(), file);
        }
        return save(known, outcome, "voucher.attached", caller);
    }

    public Versioned<Voucher> submit(Id id, IfMatch seen, Caller caller) {
        SchoolScope.require(caller, id.schoolId(), CLERKS);
        var known = load(id);
        seen.check(known.version());
        return save(known, VoucherRules.submit(known.state(), decisionOf(caller)), "voucher.submitted", caller);
    }

    private Versioned<Voucher> load(Id id) {
        return vouchers.find(id).orElseThrow(() -> new ProblemException(VoucherProblem.UNKNOWN));
    }

    private Versioned<Voucher> save(Versioned<Voucher> before, Outcome outcome, String action, Caller caller) {
        return switch (outcome) {
            case Moved(var voucher) -> kept(vouchers.save(before, voucher, now()), action, caller);
            case Stands() -> before;
            case Refused(var reason) -> throw VoucherProblem.of(reason);
        };
    }

    private Versioned<Voucher> kept(Versioned<Voucher> saved, String action, Caller caller) {
        audit.decided(caller, action, subjectOf(saved.state().id()), saved.version(), "R14", null);
        return saved;
    }

    static Subject subjectOf(Id id) {
        return new Subject("voucher", id.value(), id.schoolId());
    }

    private Decision decisionOf(Caller caller) {
        return new Decision(caller.subject(), now());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** The same for the same file; keyed, so that the id does not prove what the file holds. */
    private String idOf(Id id, byte[] file) {
        var hash = keyedHash.of("voucher-attachment", id.value() + " " + sha256(file));
        return UUID.nameUUIDFromBytes(hash.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static String sha256(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
