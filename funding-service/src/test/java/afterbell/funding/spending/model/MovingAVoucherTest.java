package afterbell.funding.spending.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import afterbell.funding.ledger.model.Account;
import afterbell.funding.ledger.model.Category;
import afterbell.funding.ledger.model.Source;
import afterbell.funding.spending.model.Voucher.Attachment;
import afterbell.funding.spending.model.Voucher.Content;
import afterbell.funding.spending.model.Voucher.Decision;
import afterbell.funding.spending.model.Voucher.Id;
import afterbell.funding.spending.model.Voucher.Payee;
import afterbell.funding.spending.model.Voucher.State.Approved;
import afterbell.funding.spending.model.Voucher.State.Approving;
import afterbell.funding.spending.model.Voucher.State.Cancelled;
import afterbell.funding.spending.model.Voucher.State.Cancelling;
import afterbell.funding.spending.model.Voucher.State.Draft;
import afterbell.funding.spending.model.Voucher.State.Returned;
import afterbell.funding.spending.model.Voucher.State.Submitted;
import afterbell.funding.spending.model.VoucherRules.Outcome;
import afterbell.funding.spending.model.VoucherRules.Outcome.Moved;
import afterbell.funding.spending.model.VoucherRules.Outcome.Refused;
import afterbell.funding.spending.model.VoucherRules.Outcome.Stands;
import afterbell.funding.spending.model.VoucherRules.Refusal;

/** R14, R15. */
class MovingAVoucherTest {
    private static final LocalDate DAY = LocalDate.of(2022, 3, 1);
    private static final Id ID = new Id("school-1", "v-1");
    private static final Content GLUE = glue(4_000);
    private static final Decision CLERK = by("clerk");
    private static final Decision OTHER_CLERK = by("other-clerk");
    private static final Decision HEAD = by("head");
    private static final Attachment INVOICE = new Attachment("a-1", FileType.PDF, 500, Instant.EPOCH);

    private static final Voucher DRAFT = moved(VoucherRules.drawUp(Optional.empty(), ID, GLUE, CLERK));
    private static final Voucher WITH_INVOICE = moved(VoucherRules.attach(DRAFT, INVOICE));
    private static final Voucher SUBMITTED = moved(VoucherRules.submit(WITH_INVOICE, OTHER_CLERK));
    private static final Voucher APPROVING = moved(VoucherRules.approve(SUBMITTED, HEAD));
    private static final Voucher APPROVED = VoucherRules.booked(APPROVING, (Approving) APPROVING.state(), DAY);
    private static final Voucher RETURNED = moved(VoucherRules.giveBack(SUBMITTED, HEAD, "blurred"));
    private static final Voucher CANCELLING = moved(VoucherRules.cancel(APPROVED, HEAD, "paid back"));
    private static final Voucher CANCELLED = VoucherRules.reversed(CANCELLING, (Cancelling) CANCELLING.state());
    private static final List<Voucher> DECIDED = List.of(APPROVING, APPROVED, CANCELLING, CANCELLED);

    @Test
    void oneDrawsItUpAnotherApprovesItAndTheMoneyMoves() {
        assertThat(DRAFT.state()).isEqualTo(new Draft());
        assertThat(SUBMITTED.state()).isEqualTo(new Submitted(OTHER_CLERK));
        assertThat(APPROVED.state()).isEqualTo(new Approved(OTHER_CLERK, HEAD, DAY));
        assertThat(APPROVED.entry().entryId()).isEqualTo("voucher:v-1");
        assertThat(APPROVED.entry().credit()).isEqualTo(Account.fund(Source.DONATION));
        assertThat(moved(VoucherRules.drawUp(Optional.empty(), ID, new Content(Category.CONSUMABLES, Source.DONATION,
                true, 1, Payee.SUPPLIER, DAY, "glue"), CLERK)).entry().credit())
                .isEqualTo(Account.bound(Source.DONATION, Category.CONSUMABLES));
    }

    @Test
    void whoAsksForTheMoneyDoesNotApproveIt() {
        assertThat(VoucherRules.approve(SUBMITTED, CLERK)).isEqualTo(new Refused(Refusal.SECOND_PERSON_NEEDED));
        assertThat(VoucherRules.approve(SUBMITTED, OTHER_CLERK)).isEqualTo(new Refused(Refusal.SECOND_PERSON_NEEDED));
        var changed = moved(VoucherRules.change(RETURNED, glue(5_000), HEAD));
        var again = moved(VoucherRules.submit(changed, CLERK));
        assertThat(VoucherRules.approve(again, HEAD)).isEqualTo(new Refused(Refusal.SECOND_PERSON_NEEDED));
    }

    @Test
    void itIsSubmittedWithAPaper() {
        assertThat(VoucherRules.submit(DRAFT, CLERK)).isEqualTo(new Refused(Refusal.NO_ATTACHMENT));
    }

    @Test
    void repeatingChangesNothing() {
        assertThat(VoucherRules.drawUp(Optional.of(APPROVED), ID, GLUE, CLERK)).isEqualTo(new Stands());
        assertThat(VoucherRules.change(DRAFT, GLUE, HEAD)).isEqualTo(new Stands());
        assertThat(VoucherRules.attach(APPROVED, INVOICE)).isEqualTo(new Stands());
        assertThat(VoucherRules.submit(SUBMITTED, CLERK)).isEqualTo(new Stands());
        assertThat(VoucherRules.approve(APPROVING, HEAD)).isEqualTo(new Stands());
        assertThat(VoucherRules.approve(APPROVED, HEAD)).isEqualTo(new Stands());
        assertThat(VoucherRules.giveBack(RETURNED, HEAD, "blurred")).isEqualTo(new Stands());
        assertThat(VoucherRules.cancel(CANCELLING, HEAD, "x")).isEqualTo(new Stands());
        assertThat(VoucherRules.cancel(CANCELLED, HEAD, "x")).isEqualTo(new Stands());
    }

    @Test
    void anIdIsNeverUsedForAnother() {
        assertThat(VoucherRules.drawUp(Optional.of(DRAFT), ID, glue(4_001), CLERK))
                .isEqualTo(new Refused(Refusal.DIFFERS));
    }

    @Test
    void whatIsReturnedIsMendedAndSubmittedAgain() {
        assertThat(RETURNED.state()).isEqualTo(new Returned(OTHER_CLERK, HEAD, "blurred"));
        assertThat(moved(VoucherRules.change(RETURNED, glue(3_000), CLERK)).state()).isEqualTo(new Draft());
        assertThat(moved(VoucherRules.submit(RETURNED, CLERK)).state()).isEqualTo(new Submitted(CLERK));
        assertThat(moved(VoucherRules.change(DRAFT, glue(3_000), CLERK)).content()).isEqualTo(glue(3_000));
    }

    @Test
    void whatWasDecidedDoesNotChange() {
        var notOpen = new Refused(Refusal.NOT_OPEN);
        assertThat(DECIDED).allSatisfy(it -> {
            assertThat(VoucherRules.change(it, glue(1), CLERK)).isEqualTo(notOpen);
            assertThat(VoucherRules.attach(it, new Attachment("a-2", FileType.PNG, 5, Instant.EPOCH)))
                    .isEqualTo(notOpen);
            assertThat(VoucherRules.submit(it, CLERK)).isEqualTo(notOpen);
            assertThat(VoucherRules.giveBack(it, HEAD, "late")).isEqualTo(notOpen);
        });
        assertThat(VoucherRules.change(SUBMITTED, glue(1), CLERK)).isEqualTo(notOpen);
        assertThat(VoucherRules.attach(SUBMITTED, new Attachment("a-2", FileType.PNG, 5, Instant.EPOCH)))
                .isEqualTo(notOpen);
        assertThat(VoucherRules.cancel(APPROVING, HEAD, "x")).isEqualTo(notOpen);
        assertThat(VoucherRules.approve(CANCELLING, HEAD)).isEqualTo(notOpen);
        assertThat(VoucherRules.approve(CANCELLED, HEAD)).isEqualTo(notOpen);
    }

    @Test
    void onlyWhatIsSubmittedIsApprovedOrReturned() {
        var notSubmitted = new Refused(Refusal.NOT_SUBMITTED);
        assertThat(List.of(DRAFT, RETURNED)).allSatisfy(it -> {
            assertThat(VoucherRules.approve(it, HEAD)).isEqualTo(notSubmitted);
            assertThat(VoucherRules.giveBack(it, HEAD, "other")).isEqualTo(notSubmitted);
        });
    }

    @Test
    void withoutTheMoneyItWaitsSubmitted() {
        assertThat(VoucherRules.withdrawn(APPROVING, (Approving) APPROVING.state())).isEqualTo(SUBMITTED);
    }

    @Test
    void whatIsCancelledBeforeItIsBookedIsOverAtOnce() {
        assertThat(List.of(DRAFT, SUBMITTED, RETURNED))
                .allSatisfy(it -> assertThat(moved(VoucherRules.cancel(it, HEAD, "x")).state())
                        .isEqualTo(new Cancelled(HEAD, "x")));
        assertThat(CANCELLED.state()).isEqualTo(new Cancelled(HEAD, "paid back"));
    }

    @Test
    void itHasFivePapersAtMost() {
        var full = DRAFT;
        for (int i = 0; i < Voucher.MOST_ATTACHMENTS; i++) {
            full = moved(VoucherRules.attach(full, new Attachment("a-" + i, FileType.PNG, 5, Instant.EPOCH)));
        }
        assertThat(VoucherRules.attach(full, new Attachment("more", FileType.PNG, 5, Instant.EPOCH)))
                .isEqualTo(new Refused(Refusal.TOO_MANY_ATTACHMENTS));
    }

    @Test
    void aFileIsWhatItsFirstBytesSay() {
        assertThat(FileType.of("%PDF-1.7".getBytes(StandardCharsets.US_ASCII)))
                .contains(FileType.PDF);
        assertThat(FileType.of(new byte[]{(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 0})).contains(FileType.JPEG);
        assertThat(FileType.of("<html>".getBytes(StandardCharsets.US_ASCII))).isEmpty();
        assertThat(FileType.of(new byte[0])).isEmpty();
    }

    private static Content glue(long amountFen) {
        return new Content(Category.CONSUMABLES, Source.DONATION, false, amountFen, Payee.SUPPLIER, DAY, "glue");
    }

    private static Decision by(String who) {
        return new Decision(who, Instant.parse("2022-03-02T01:00:00Z"));
    }

    private static Voucher moved(Outcome outcome) {
        return ((Moved) outcome).voucher();
    }
}
