package afterbell.funding.payment.web;

import java.time.LocalDate;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import afterbell.funding.disbursement.model.Disbursement;
import afterbell.funding.disbursement.model.Disbursement.Failed;
import afterbell.funding.disbursement.model.Disbursement.Ordered;
import afterbell.funding.disbursement.model.Disbursement.Paid;
import afterbell.funding.payment.ApprovingBatch;
import afterbell.funding.payment.FindPayments;
import afterbell.funding.payment.PreparingBatch;
import afterbell.funding.payment.Reconciling;
import afterbell.funding.payment.Reconciling.Compared;
import afterbell.funding.payment.Reconciling.Difference;
import afterbell.funding.payment.WithdrawingBatch;
import afterbell.funding.payment.bank.PaymentFile;
import afterbell.funding.payment.model.EndToEndId;
import afterbell.funding.payment.model.PaymentBatch;
import afterbell.funding.payment.web.BatchViews.BatchView;
import afterbell.funding.payment.web.BatchViews.PaymentView;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.Page;
import afterbell.web.paging.PageLimit;
import afterbell.web.problem.CommonProblem;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.version.IfMatch;
import afterbell.web.version.Versions;

@RestController
@RequestMapping("/api/funding/v1")
@Tag(name = "Payment batches 拨付批次", description = "Subsidies go to the bank in files that two people have looked at (R15, R17)")
class PaymentBatchController {
    private static final String SEMESTER = "[A-Za-z0-9-]{1,30}";

    private final PreparingBatch preparing;
    private final ApprovingBatch approving;
    private final WithdrawingBatch withdrawing;
    private final FindPayments findPayments;
    private final Reconciling reconciling;

    PaymentBatchController(PreparingBatch preparing, ApprovingBatch approving, WithdrawingBatch withdrawing,
            FindPayments findPayments, Reconciling reconciling) {
        this.preparing = preparing;
        this.approving = approving;
        this.withdrawing = withdrawing;
        this.findPayments = findPayments;
        this.reconciling = reconciling;
    }

    /** @param executeOn day on which the bank is asked to pay; today when not given */
    record PrepareRequest(@Nullable @Schema(example = "2022-02-18") LocalDate executeOn) {}

    record WithdrawRequest(@NotBlank @Size(max = 200) @Schema(example = "账户需核对") String reason) {}

    @Operation(summary = "Prepare the next file of a semester", description = """
        Orders, in one batch of at most 1 000, each approved claim that was not ordered yet or whose payment has failed, \
        of schools whose account is known; the others are named in withoutAccount. What was ordered by hand stays by \
        hand. While a batch waits for approval it is answered again and no other is begun.""")
    @ApiResponse(responseCode = "201", description = "Prepared, now or before")
    @PostMapping("/semesters/{semesterId}/payment-batches")
    @PreAuthorize("hasRole('finance-bureau')")
    ResponseEntity<BatchView> prepare(@PathVariable @Pattern(regexp = SEMESTER) String semesterId,
            @RequestBody @Valid PrepareRequest request, Caller caller) {
        var result = preparing.prepare(semesterId, request.executeOn(), caller);
        return answer(HttpStatus.CREATED, result.batch(), result.withoutAccount());
    }

    @Operation(summary = "List a semester's batches", description = "The newest first, without their payments.")
    @GetMapping("/semesters/{semesterId}/payment-batches")
    @PreAuthorize("hasAnyRole('finance-bureau', 'education-bureau')")
    Page<BatchView> ofSemester(@PathVariable String semesterId, Cursor cursor, PageLimit limit) {
        int below = cursor.isStart() ? Integer.MAX_VALUE : (int) number(cursor.part(0));
        return Page.of(findPayments.ofSemester(semesterId, below, limit.plusOne()), limit,
                last -> Cursor.after(Integer.toString(last.state().head().number())))
                .map(it -> BatchView.of(it.state(), null, null));
    }

    /** A cursor of another list has no number there. */
    static long number(String part) {
        try {
            return Long.parseLong(part);
        } catch (NumberFormatException _) {
            throw new ProblemException(CommonProblem.CURSOR_INVALID);
        }
    }

    @Operation(summary = "Read a batch and what became of its payments")
    @GetMapping("/payment-batches/{batchId}")
    @PreAuthorize("hasAnyRole('finance-bureau', 'education-bureau')")
    ResponseEntity<BatchView> batch(@PathVariable String batchId) {
        return answer(HttpStatus.OK, findPayments.batch(batchId), null);
    }

    @Operation(summary = "Approve a batch", description = """
        By another person than who has prepared it (R15). Its file then goes to the bank, once. If-Match, where it is \
        sent, says which version was looked at. Refused when a school's account was changed since it was prepared.""")
    @PostMapping("/payment-batches/{batchId}/approval")
    @PreAuthorize("hasRole('finance-bureau')")
    ResponseEntity<BatchView> approve(@PathVariable String batchId, IfMatch ifMatch, Caller caller) {
        return answer(HttpStatus.OK, approving.approve(batchId, ifMatch, caller), null);
    }

    @Operation(summary = "Withdraw a batch that was not approved", description = "Its payments may go in the next batch, or by hand.")
    @PostMapping("/payment-batches/{batchId}/withdrawal")
    @PreAuthorize("hasRole('finance-bureau')")
    ResponseEntity<BatchView> withdraw(@PathVariable String batchId, @RequestBody @Valid WithdrawRequest request,
            Caller caller) {
        return answer(HttpStatus.OK, withdrawing.withdraw(batchId, request.reason(), caller), null);
    }

    @Operation(summary = "Fetch the file of an approved batch", description = """
        ISO 20022 pain.001.001.09, always the same to the byte. Each reading is kept in the audit log.""")
    @GetMapping(path = "/payment-batches/{batchId}/file", produces = MediaType.APPLICATION_XML_VALUE)
    @PreAuthorize("hasRole('finance-bureau')")
    ResponseEntity<byte[]> file(@PathVariable String batchId, Caller caller) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_XML)
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + PaymentFile.name(batchId) + "\"")
                .body(findPayments.file(batchId, caller));
    }

    private ResponseEntity<BatchView> answer(HttpStatus status, Versioned<PaymentBatch> batch,
            @Nullable List<String> withoutAccount) {
        var items = PaymentView.of(batch.state(), findPayments.disbursementsOf(batch.state()));
        return ResponseEntity.status(status)
                .eTag(Versions.etag(batch.version()))
                .body(BatchView.of(batch.state(), items, withoutAccount));
    }

    /** How far a payment is. */
    enum State {
        ORDERED,
        FAILED,
        PAID
    }

    /**
     * @param batchId    the file in which it goes, or went last; absent when it is paid by hand
     * @param bookedFen  what the school's book says; absent where it says nothing
     * @param difference what does not go together
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ComparedView(String schoolId, String endToEndId, long orderedFen, State state, int attempt,
            @Nullable String batchId, @Nullable Long paidFen, @Nullable LocalDate paidOn, @Nullable String reference,
            @Nullable Long bookedFen, @Nullable Difference difference) {
        static ComparedView of(Compared it) {
            return switch (it.disbursement()) {
                case Ordered _ -> of(it, State.ORDERED, null);
                case Failed _ -> of(it, State.FAILED, null);
                case Paid paid -> of(it, State.PAID, paid);
            };
        }

        private static ComparedView of(Compared it, State state, @Nullable Paid paid) {
            Disbursement.Order order = it.disbursement().order();
            return new ComparedView(order.schoolId(), EndToEndId.of(order.id()), order.amountFen(), state,
                    order.attempt(), order.batchId(), paid == null ? null : order.amountFen(),
                    paid == null ? null : paid.on(), paid == null ? null : paid.reference(), it.bookedFen(),
                    it.difference().orElse(null));
        }
    }

    @Operation(summary = "Reconcile a semester's payments", description = """
        By school: what was ordered, what was paid, and what stands in the school's book. A difference is named.""")
    @GetMapping("/semesters/{semesterId}/reconciliation")
    @PreAuthorize("hasAnyRole('finance-bureau', 'education-bureau')")
    Page<ComparedView> reconcile(@PathVariable String semesterId, Cursor cursor, PageLimit limit) {
        return Page.of(reconciling.ofSemester(semesterId, cursor.isStart() ? "" : cursor.part(0), limit.plusOne()),
                limit, last -> Cursor.after(last.disbursement().order().id())).map(ComparedView::of);
    }
}
