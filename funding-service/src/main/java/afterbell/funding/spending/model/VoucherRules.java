package afterbell.funding.spending.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import afterbell.funding.spending.model.Voucher.Attachment;
import afterbell.funding.spending.model.Voucher.Content;
import afterbell.funding.spending.model.Voucher.Decision;
import afterbell.funding.spending.model.Voucher.Id;
import afterbell.funding.spending.model.Voucher.State.Approved;
import afterbell.funding.spending.model.Voucher.State.Approving;
import afterbell.funding.spending.model.Voucher.State.Cancelled;
import afterbell.funding.spending.model.Voucher.State.Cancelling;
import afterbell.funding.spending.model.Voucher.State.Draft;
import afterbell.funding.spending.model.Voucher.State.Returned;
import afterbell.funding.spending.model.Voucher.State.Submitted;
import afterbell.funding.spending.model.VoucherRules.Outcome.Moved;
import afterbell.funding.spending.model.VoucherRules.Outcome.Refused;
import afterbell.funding.spending.model.VoucherRules.Outcome.Stands;

/** How a voucher moves. */
public final class VoucherRules {
    private VoucherRules() {}

    /** Why it does not. */
    public enum Refusal {
        /** Another one was drawn up under this id. */
        DIFFERS,
        NO_ATTACHMENT,
        TOO_MANY_ATTACHMENTS,
        /** It is being decided or was decided: what it says does not change. */
        NOT_OPEN,
        NOT_SUBMITTED,
        /** Who asks for the money does not approve it (R15). */
        SECOND_PERSON_NEEDED
    }

    /** What becomes of it. */
    public sealed interface Outcome {
        record Moved(Voucher voucher) implements Outcome {}

        /** It had come that far before. */
        record Stands() implements Outcome {}

        record Refused(Refusal reason) implements Outcome {}
    }

    public static Outcome drawUp(Optional<Voucher> known, Id id, Content content, Decision by) {
        if (known.isEmpty()) {
            return new Moved(new Voucher(id, content, by, List.of(), new Draft()));
        }
        return known.get().content().equals(content) ? new Stands() : new Refused(Refusal.DIFFERS);
    }

    /** A draft, or one that was returned: then it is a draft again. */
    public static Outcome change(Voucher voucher, Content content, Decision by) {
        return switch (voucher.state()) {
            case Draft _ -> voucher.content().equals(content)
                    ? new Stands()
                    : new Moved(voucher.saying(content, by));
            case Returned _ -> new Moved(voucher.saying(content, by));
            case Submitted _, Approving _, Approved _, Cancelling _, Cancelled _ -> new Refused(Refusal.NOT_OPEN);
        };
    }

    public static Outcome attach(Voucher voucher, Attachment attachment) {
        if (voucher.attachments().stream().anyMatch(it -> it.attachmentId().equals(attachment.attachmentId()))) {
            return new Stands();
        }
        if (!(voucher.state() instanceof Draft || voucher.state() instanceof Returned)) {
            return new Refused(Refusal.NOT_OPEN);
        }
        return voucher.attachments().size() == Voucher.MOST_ATTACHMENTS
                ? new Refused(Refusal.TOO_MANY_ATTACHMENTS)
                : new Moved(voucher.with(attachment));
    }

    public static Outcome submit(Voucher voucher, Decision by) {
        return switch (voucher.state()) {
            case Draft _, Returned _ -> voucher.attachments().isEmpty()
                    ? new Refused(Refusal.NO_ATTACHMENT)
                    : new Moved(voucher.in(new Submitted(by)));
            case Submitted _ -> new Stands();
            case Approving _, Approved _, Cancelling _, Cancelled _ -> new Refused(Refusal.NOT_OPEN);
        };
    }

    /** By another person than who drew it up or submitted it. */
    public static Outcome approve(Voucher voucher, Decision by) {
        return switch (voucher.state()) {
            case Submitted(var submitted) -> voucher.isAskedBy(by.by(), submitted)
                    ? new Refused(Refusal.SECOND_PERSON_NEEDED)
                    : new Moved(voucher.in(new Approving(submitted, by)));
            case Approving _, Approved _ -> new Stands();
            case Draft _, Returned _ -> new Refused(Refusal.NOT_SUBMITTED);
            case Cancelling _, Cancelled _ -> new Refused(Refusal.NOT_OPEN);
        };
    }

    /** Gives it back to be mended. */
    public static Outcome giveBack(Voucher voucher, Decision by, String reason) {
        return switch (voucher.state()) {
            case Submitted(var submitted) -> new Moved(voucher.in(new Returned(submitted, by, reason)));
            case Returned(_, _, var known) -> known.equals(reason) ? new Stands() : new Refused(Refusal.NOT_SUBMITTED);
            case Draft _ -> new Refused(Refusal.NOT_SUBMITTED);
            case Approving _, Approved _, Cancelling _, Cancelled _ -> new Refused(Refusal.NOT_OPEN);
        };
    }

    /** What is booked is taken back by a reversal. */
    public static Outcome cancel(Voucher voucher, Decision by, String reason) {
        return switch (voucher.state()) {
            case Draft _, Submitted _, Returned _ -> new Moved(voucher.in(new Cancelled(by, reason)));
            case Approved approved -> new Moved(voucher.in(new Cancelling(approved, by, reason)));
            case Cancelling _, Cancelled _ -> new Stands();
            case Approving _ -> new Refused(Refusal.NOT_OPEN);
        };
    }

    /** The money stands in the book. */
    public static Voucher booked(Voucher voucher, Approving approving, LocalDate on) {
        return voucher.in(new Approved(approving.submitted(), approving.approved(), on));
    }

    /** The money was not there: it waits, submitted, for more money or another decision. */
    public static Voucher withdrawn(Voucher voucher, Approving approving) {
        return voucher.in(new Submitted(approving.submitted()));
    }

    /** It stands in the book no more. */
    public static Voucher reversed(Voucher voucher, Cancelling cancelling) {
        return voucher.in(new Cancelled(cancelling.cancelled(), cancelling.reason()));
    }
}
