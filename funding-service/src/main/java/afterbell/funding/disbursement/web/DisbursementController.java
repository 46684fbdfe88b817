package afterbell.funding.disbursement.web;

import java.time.Instant;
import java.time.LocalDate;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import afterbell.funding.claim.model.ClaimId;
import afterbell.funding.disbursement.FindDisbursements;
import afterbell.funding.disbursement.OrderingDisbursement;
import afterbell.funding.disbursement.PayingDisbursement;
import afterbell.funding.disbursement.model.Disbursement;
import afterbell.funding.disbursement.model.Disbursement.Failed;
import afterbell.funding.disbursement.model.Disbursement.Ordered;
import afterbell.funding.disbursement.model.Disbursement.Paid;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.security.Caller;
import afterbell.web.version.Versions;

@RestController
@RequestMapping("/api/funding/v1/schools/{schoolId}/claims/{semesterId}/disbursement")
@Tag(name = "Disbursements 拨付", description = "The subsidy is paid once for each school and semester (R17)")
class DisbursementController {
    private final OrderingDisbursement orderingDisbursement;
    private final PayingDisbursement payingDisbursement;
    private final FindDisbursements findDisbursements;

    DisbursementController(OrderingDisbursement orderingDisbursement, PayingDisbursement payingDisbursement,
            FindDisbursements findDisbursements) {
        this.orderingDisbursement = orderingDisbursement;
        this.payingDisbursement = payingDisbursement;
        this.findDisbursements = findDisbursements;
    }

    /**
     * @param on        day on which the money arrived, not in the future
     * @param reference the bank's
     */
    record PaidRequest(@NotNull @Schema(example = "2022-02-18") LocalDate on,
            @NotNull @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._/-]{0,63}") @Schema(example = "GK-2022-000311") String reference) {}

    record FailedRequest(@NotBlank @Size(max = 200) @Schema(example = "账号有误，银行退回") String reason) {}

    /** How far the disbursement is. */
    enum State {
        ORDERED,
        FAILED,
        PAID
    }

    /**
     * A disbursement as its readers see it.
     *
     * @param attempt 1, or more when a payment that had failed was ordered again
     * @param booked  whether the money stands in the school's book
     * @param batchId the batch in whose file it goes to the bank; absent when it is paid by hand
     * @param bankStatus the bank's last word while it is under way
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DisbursementView(String disbursementId, String schoolId, String semesterId, long amountFen, State state,
            int attempt, String orderedBy, Instant orderedAt, @Nullable LocalDate on, @Nullable String reference,
            boolean booked, @Nullable String reason, @Nullable String batchId, @Nullable String bankStatus) {
        static DisbursementView of(Disbursement disbursement) {
            return switch (disbursement) {
                case Ordered(var order, var bankStatus) -> of(order, State.ORDERED, null, null, false, null,
                        bankStatus);
                case Failed(var order, var reason) -> of(order, State.FAILED, null, null, false, reason,
                        null);
                case Paid(var order, var on, var reference, var booked) -> of(order, State.PAID, on, reference, booked,
                        null, null);
            };
        }

        private static DisbursementView of(Disbursement.Order order, State state, @Nullable LocalDate on,
                @Nullable String reference, boolean booked, @Nullable String reason,
                @Nullable String bankStatus) {
            return new DisbursementView(order.id(), order.schoolId(), order.semesterId(), order.amountFen(), state,
                    order.attempt(), order.by(), order.at(), on, reference, booked, reason, order.batchId(),
                    bankStatus);
        }
    }

    @Operation(summary = "Order the payment of an approved claim", description = """
        Once for each school and semester, for ever: another command is refused with 409 funding.already-disbursed \
        (R17), the same one is answered again. After a failed payment it is ordered again under the same id. Ordered \
        here, it is paid by hand; what goes to the bank in a file is ordered by a payment batch.""")
    @ApiResponse(responseCode = "201", description = "Ordered, now or by this command before")
    @PostMapping
    @PreAuthorize("hasRole('finance-bureau')")
    ResponseEntity<DisbursementView> order(@PathVariable String schoolId, @PathVariable String semesterId,
            @RequestHeader("Idempotency-Key") @Parameter(hidden = true) String key, Caller caller) {
        return answer(HttpStatus.CREATED, orderingDisbursement.order(new ClaimId(schoolId, semesterId), key, caller));
    }

    @Operation(summary = "Say that the money has arrived", description = """
        Of a payment by hand, and by another person than who has ordered it (R15). It stands in the school's book as a \
        receipt of CITY_FINANCE. Again with the same day and reference: the same.""")
    @PostMapping("/paid")
    @PreAuthorize("hasRole('finance-bureau')")
    ResponseEntity<DisbursementView> paid(@PathVariable String schoolId, @PathVariable String semesterId,
            @RequestBody @Valid PaidRequest paid, Caller caller) {
        return answer(HttpStatus.OK, payingDisbursement.paid(new ClaimId(schoolId, semesterId).value(), paid.on(),
                paid.reference(), caller));
    }

    @Operation(summary = "Say that the payment has failed", description = "It may be ordered again. Again for the same reason: the same.")
    @PostMapping("/failed")
    @PreAuthorize("hasRole('finance-bureau')")
    ResponseEntity<DisbursementView> failed(@PathVariable String schoolId, @PathVariable String semesterId,
            @RequestBody @Valid FailedRequest failed, Caller caller) {
        return answer(HttpStatus.OK, payingDisbursement.failed(new ClaimId(schoolId, semesterId).value(),
                failed.reason(), caller));
    }

    @Operation(summary = "Read what became of the payment")
    @GetMapping
    @PreAuthorize("hasAnyRole('school-admin', 'education-bureau', 'finance-bureau')")
    ResponseEntity<DisbursementView> disbursement(@PathVariable String schoolId, @PathVariable String semesterId,
            Caller caller) {
        return answer(HttpStatus.OK, findDisbursements.one(new ClaimId(schoolId, semesterId), caller));
    }

    private static ResponseEntity<DisbursementView> answer(HttpStatus status, Versioned<Disbursement> disbursement) {
        return ResponseEntity.status(status)
                .eTag(Versions.etag(disbursement.version()))
                .body(DisbursementView.of(disbursement.state()));
    }
}
