package afterbell.funding.spending.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

import afterbell.funding.ledger.model.Category;
import afterbell.funding.ledger.model.Source;
import afterbell.funding.spending.model.FileType;
import afterbell.funding.spending.model.Voucher;
import afterbell.funding.spending.model.Voucher.Attachment;
import afterbell.funding.spending.model.Voucher.Content;
import afterbell.funding.spending.model.Voucher.Decision;
import afterbell.funding.spending.model.Voucher.Id;
import afterbell.funding.spending.model.Voucher.Payee;
import afterbell.funding.spending.model.Voucher.State;
import afterbell.funding.spending.model.Voucher.State.Approved;
import afterbell.funding.spending.model.Voucher.State.Approving;
import afterbell.funding.spending.model.Voucher.State.Cancelled;
import afterbell.funding.spending.model.Voucher.State.Cancelling;
import afterbell.funding.spending.model.Voucher.State.Draft;
import afterbell.funding.spending.model.Voucher.State.Returned;
import afterbell.funding.spending.model.Voucher.State.Submitted;

/**
 * A voucher on disk; its id is {@code school:voucherId}.
 *
 * @param drawnUp     and {@code submitted}, {@code decided}, {@code cancelled}: by whom and when
 * @param touchedAt   when somebody last set about what it says, or about booking it
 */
record VoucherDocument(@Field("sc") String schoolId, @Field("i") String voucherId, @Field("st") Stage stage,
        @Field("c") Category category, @Field("s") Source source, @Field("bo") boolean bound,
        @Field("a") long amountFen, @Field("py") Payee payee, @Field("on") String spentOn, @Field("t") String purpose,
        @Field("f") List<AttachmentDocument> attachments, @Field("dr") By drawnUp, @Field("su") @Nullable By submitted,
        @Field("de") @Nullable By decided, @Field("ca") @Nullable By cancelled, @Field("r") @Nullable String reason,
        @Field("b") @Nullable String bookedOn, @Field("tt") Instant touchedAt) {

    enum Stage {
        DRAFT,
        SUBMITTED,
        APPROVING,
        APPROVED,
        RETURNED,
        CANCELLING,
        CANCELLED
    }

    record By(@Field("b") String by, @Field("at") Instant at) {
        static By of(Decision decision) {
            return new By(decision.by(), decision.at());
        }

        static Decision read(@Nullable By by) {
            var kept = Objects.requireNonNull(by);
            return new Decision(kept.by(), kept.at());
        }
    }

    record AttachmentDocument(@Field("i") String attachmentId, @Field("k") FileType type, @Field("z") int size,
            @Field("at") Instant addedAt) {}

    static VoucherDocument of(Voucher voucher, Instant touchedAt) {
        return switch (voucher.state()) {
            case Draft _ -> of(voucher, Stage.DRAFT, null, null, null, null, null, touchedAt);
            case Submitted it -> of(voucher, Stage.SUBMITTED, it.submitted(), null, null, null, null, touchedAt);
            case Approving it -> of(voucher, Stage.APPROVING, it.submitted(), it.approved(), null, null, null,
                    touchedAt);
            case Approved it -> of(voucher, Stage.APPROVED, it.submitted(), it.approved(), null, null, it.bookedOn(),
                    touchedAt);
            case Returned it -> of(voucher, Stage.RETURNED, it.submitted(), it.returned(), null, it.reason(), null,
                    touchedAt);
            case Cancelling it -> of(voucher, Stage.CANCELLING, it.before().submitted(), it.before().approved(),
                    it.cancelled(), it.reason(), it.before().bookedOn(), touchedAt);
            case Cancelled it -> of(voucher, Stage.CANCELLED, null, null, it.cancelled(), it.reason(), null,
                    touchedAt);
        };
    }

    private static VoucherDocument of(Voucher voucher, Stage stage, @Nullable Decision submitted,
            @Nullable Decision decided, @Nullable Decision cancelled, @Nullable String reason,
            @Nullable LocalDate bookedOn, Instant touchedAt) {
        var content = voucher.content();
        return new VoucherDocument(voucher.id().schoolId(), voucher.id().voucherId(), stage, content.category(),
                content.source(), content.bound(), content.amountFen(), content.payee(), content.spentOn().toString(),
                content.purpose(), voucher.attachments()
                        .stream()
                        .map(it -> new AttachmentDocument(it.attachmentId(), it.type(), it.size(), it.addedAt()))
                        .toList(),
                By.of(voucher.drawnUp()), submitted == null ? null : By.of(submitted),
                decided == null ? null : By.of(decided), cancelled == null ? null : By.of(cancelled), reason,
                bookedOn == null ? null : bookedOn.toString(), touchedAt);
    }

    Voucher toVoucher() {
        var content = new Content(category, source, bound, amountFen, payee, LocalDate.parse(spentOn), purpose);
        return new Voucher(new Id(schoolId, voucherId), content, By.read(drawnUp), attachments.stream()
                .map(it -> new Attachment(it.attachmentId(), it.type(), it.size(), it.addedAt()))
                .toList(), state());
    }

    private State state() {
        return switch (stage) {
            case DRAFT -> new Draft();
            case SUBMITTED -> new Submitted(By.read(submitted));
            case APPROVING -> new Approving(By.read(submitted), By.read(decided));
            case APPROVED -> approved();
            case RETURNED -> new Returned(By.read(submitted), By.read(decided), Objects.requireNonNull(reason));
            case CANCELLING -> new Cancelling(approved(), By.read(cancelled), Objects.requireNonNull(reason));
            case CANCELLED -> new Cancelled(By.read(cancelled), Objects.requireNonNull(reason));
        };
    }

    private Approved approved() {
        return new Approved(By.read(submitted), By.read(decided), LocalDate.parse(Objects.requireNonNull(bookedOn)));
    }
}
