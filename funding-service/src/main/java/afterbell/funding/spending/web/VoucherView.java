package afterbell.funding.spending.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import afterbell.funding.ledger.model.Category;
import afterbell.funding.ledger.model.Source;
import afterbell.funding.spending.model.Voucher;
import afterbell.funding.spending.model.Voucher.Attachment;
import afterbell.funding.spending.model.Voucher.Decision;
import afterbell.funding.spending.model.Voucher.Payee;
import afterbell.funding.spending.model.Voucher.State.Approved;
import afterbell.funding.spending.model.Voucher.State.Approving;
import afterbell.funding.spending.model.Voucher.State.Cancelled;
import afterbell.funding.spending.model.Voucher.State.Cancelling;
import afterbell.funding.spending.model.Voucher.State.Draft;
import afterbell.funding.spending.model.Voucher.State.Returned;
import afterbell.funding.spending.model.Voucher.State.Submitted;
import afterbell.messaging.outbox.Versioned;

/**
 * A voucher as its readers see it.
 *
 * @param bookedOn accounting day, once it is approved; it is later than the day of the invoice where that was closed or
 *                 the
 *                 money had not come
 * @param reason   why it was returned or cancelled
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record VoucherView(String voucherId, String schoolId, Stage state, Category category, Source source, boolean bound,
        long amountFen, Payee payee, LocalDate spentOn, String purpose, List<AttachmentView> attachments,
        By drawnUp, @Nullable By submitted, @Nullable By decided, @Nullable By cancelled, @Nullable String reason,
        @Nullable String entryId, @Nullable LocalDate bookedOn) {

    enum Stage {
        DRAFT,
        SUBMITTED,
        APPROVING,
        APPROVED,
        RETURNED,
        CANCELLING,
        CANCELLED
    }

    record AttachmentView(String attachmentId, String type, int size, Instant addedAt) {
        static AttachmentView of(Attachment it) {
            return new AttachmentView(it.attachmentId(), it.type().mediaType(), it.size(), it.addedAt());
        }
    }

    record By(String by, Instant at) {
        static By of(Decision decision) {
            return new By(decision.by(), decision.at());
        }
    }

    /** How far it has come, in the view's words. */
    private record Progress(Stage stage, @Nullable By submitted, @Nullable By decided, @Nullable By cancelled,
            @Nullable String reason, @Nullable LocalDate bookedOn) {
        static Progress of(Voucher voucher) {
            return switch (voucher.state()) {
                case Draft _ -> new Progress(Stage.DRAFT, null, null, null, null, null);
                case Submitted it -> new Progress(Stage.SUBMITTED, By.of(it.submitted()), null, null, null, null);
                case Approving it -> new Progress(Stage.APPROVING, By.of(it.submitted()), By.of(it.approved()), null,
                        null, null);
                case Approved it -> new Progress(Stage.APPROVED, By.of(it.submitted()), By.of(it.approved()), null,
                        null, it.bookedOn());
                case Returned it -> new Progress(Stage.RETURNED, By.of(it.submitted()), By.of(it.returned()), null,
                        it.reason(), null);
                case Cancelling it -> new Progress(Stage.CANCELLING, By.of(it.before().submitted()),
                        By.of(it.before().approved()), By.of(it.cancelled()), it.reason(), it.before().bookedOn());
                case Cancelled it -> new Progress(Stage.CANCELLED, null, null, By.of(it.cancelled()), it.reason(),
                        null);
            };
        }
    }

    static VoucherView of(Versioned<Voucher> stored) {
        var voucher = stored.state();
        var content = voucher.content();
        var progress = Progress.of(voucher);
        return new VoucherView(voucher.id().voucherId(), voucher.id().schoolId(), progress.stage(),
                content.category(), content.source(), content.bound(), content.amountFen(), content.payee(),
                content.spentOn(), content.purpose(),
                voucher.attachments().stream().map(AttachmentView::of).toList(), By.of(voucher.drawnUp()),
                progress.submitted(), progress.decided(), progress.cancelled(), progress.reason(),
                progress.bookedOn() == null ? null : voucher.id().entryId(), progress.bookedOn());
    }
}
