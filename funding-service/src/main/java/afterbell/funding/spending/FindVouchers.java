package afterbell.funding.spending;

import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Service;

import afterbell.funding.spending.model.Voucher;
import afterbell.funding.spending.model.Voucher.Attachment;
import afterbell.funding.spending.model.Voucher.Id;
import afterbell.funding.spending.store.Attachments;
import afterbell.funding.spending.store.Vouchers;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.audit.AuditLog;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.Page;
import afterbell.web.paging.PageLimit;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/** Finds what a school has paid or wants to pay; each reading of a paper is kept in the audit log. */
@Service
public class FindVouchers {
    private static final Role[] READERS = {Role.SCHOOL_ADMIN, Role.TEACHER, Role.FINANCE_BUREAU,
        Role.EDUCATION_BUREAU};

    private final Vouchers vouchers;
    private final Attachments attachments;
    private final AuditLog audit;

    FindVouchers(Vouchers vouchers, Attachments attachments, AuditLog audit) {
        this.vouchers = vouchers;
        this.attachments = attachments;
        this.audit = audit;
    }

    public Versioned<Voucher> one(Id id, Caller caller) {
        SchoolScope.require(caller, id.schoolId(), READERS);
        return vouchers.find(id).orElseThrow(() -> new ProblemException(VoucherProblem.UNKNOWN));
    }

    /** @param stage as the view names it, empty for all */
    public Page<Versioned<Voucher>> ofSchool(String schoolId, Optional<String> stage, Cursor cursor, PageLimit limit,
            Caller caller) {
        SchoolScope.require(caller, schoolId, READERS);
        List<Versioned<Voucher>> found = vouchers.ofSchool(schoolId, stage, cursor.isStart() ? "" : cursor.part(0),
                limit.plusOne());
        return Page.of(found, limit, last -> Cursor.after(last.id()));
    }

    /** A paper and what kind of file it is. */
    public record Opened(Attachment attachment, byte[] file) {}

    public Opened attachment(Id id, String attachmentId, Caller caller) {
        var attachment = one(id, caller).state()
                .attachments()
                .stream()
                .filter(it -> it.attachmentId().equals(attachmentId))
                .findFirst()
                .orElseThrow(() -> new ProblemException(VoucherProblem.ATTACHMENT_UNKNOWN));
        audit.read(caller, "voucher.attachment", DrawingUpVoucher.subjectOf(id));
        return new Opened(attachment, attachments.open(id, attachmentId));
    }
}
