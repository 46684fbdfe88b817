package afterbell.funding.claim.web;

import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import afterbell.funding.claim.ApprovingClaim;
import afterbell.funding.claim.ConfirmingClaim;
import afterbell.funding.claim.FindClaims;
import afterbell.funding.claim.model.Claim;
import afterbell.funding.claim.model.ClaimId;
import afterbell.funding.claim.model.Finding.Kind;
import afterbell.funding.claim.web.ClaimView.EvidenceView;
import afterbell.funding.claim.web.ClaimView.PupilView;
import afterbell.funding.claim.web.ClaimView.SealView;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.Page;
import afterbell.web.paging.PageLimit;
import afterbell.web.security.Caller;
import afterbell.web.version.IfMatch;
import afterbell.web.version.Versions;

@RestController
@RequestMapping("/api/funding/v1/schools/{schoolId}/claims/{semesterId}")
@Tag(name = "Claims 申报", description = "What a school claims for the pupils it served in a semester (R16, R17)")
class ClaimController {
    private static final String READERS = "hasAnyRole('school-admin', 'education-bureau', 'finance-bureau')";

    private final ConfirmingClaim confirmingClaim;
    private final ApprovingClaim approvingClaim;
    private final FindClaims findClaims;

    ClaimController(ConfirmingClaim confirmingClaim, ApprovingClaim approvingClaim, FindClaims findClaims) {
        this.confirmingClaim = confirmingClaim;
        this.approvingClaim = approvingClaim;
        this.findClaims = findClaims;
    }

    /** @param reason in the school's words, without names */
    record DisputeRequest(
            @NotNull @Pattern(regexp = "[A-Za-z0-9-]{1,64}") @Schema(example = "0b9f1f5e-4c8e-5d1c-9d55-6b6f2f0a7c11") String pupilId,
            @NotBlank @Size(max = 200) @Schema(example = "9月20日至24日在校，未计入") String reason) {}

    /** @param reason in the bureau's words, without names */
    record ReturnRequest(@NotBlank @Size(max = 200) @Schema(example = "三年级2班十月点名缺失") String reason) {}

    /** @param answer in the bureau's words, without names */
    record AnswerRequest(@NotBlank @Size(max = 200) @Schema(example = "点名册显示该周请假") String answer) {}

    /** @param note in the bureau's words, without names */
    record AcknowledgeRequest(@NotBlank @Size(max = 200) @Schema(example = "已核对，转学当日交接") String note) {}

    @Operation(summary = "Read a claim", description = "With its amount in fen, adjustments, disputes and decisions.")
    @GetMapping
    @PreAuthorize(READERS)
    ResponseEntity<ClaimView> claim(@PathVariable String schoolId, @PathVariable String semesterId, Caller caller) {
        return answer(findClaims.one(new ClaimId(schoolId, semesterId), caller));
    }

    @Operation(summary = "List the pupils behind a claim", description = "Served days of each, whether the pupil is counted, and whether another school is paid.")
    @GetMapping("/pupils")
    @PreAuthorize(READERS)
    Page<PupilView> pupils(@PathVariable String schoolId, @PathVariable String semesterId, Cursor cursor,
            PageLimit limit, Caller caller) {
        return findClaims.pupils(new ClaimId(schoolId, semesterId), cursor, limit, caller).map(PupilView::of);
    }

    @Operation(summary = "Dispute what a claim says of a pupil", description = """
        Before the school has confirmed; afterwards 409 funding.claim-confirmed. Computing the claims again answers it. \
        The same dispute again changes nothing; another reason replaces the first.""")
    @PostMapping("/disputes")
    @PreAuthorize("hasRole('school-admin')")
    ResponseEntity<ClaimView> dispute(@PathVariable String schoolId, @PathVariable String semesterId,
            @RequestBody @Valid DisputeRequest dispute, IfMatch seen, Caller caller) {
        return answer(confirmingClaim.dispute(new ClaimId(schoolId, semesterId), dispute.pupilId(), dispute.reason(),
                seen, caller));
    }

    @Operation(summary = "Answer a dispute", description = "The bureau says what it has found; before the claim is approved. The same again changes nothing.")
    @PostMapping("/disputes/{pupilId}/answer")
    @PreAuthorize("hasRole('education-bureau')")
    ResponseEntity<ClaimView> answerDispute(@PathVariable String schoolId, @PathVariable String semesterId,
            @PathVariable String pupilId, @RequestBody @Valid AnswerRequest request, IfMatch seen, Caller caller) {
        return answer(approvingClaim.answer(new ClaimId(schoolId, semesterId), pupilId, request.answer(), seen,
                caller));
    }

    @Operation(summary = "List what was found about a claim", description = """
        When the school confirmed it, with the pupils and days behind it. WARNING and SERIOUS are to be acknowledged \
        before the claim is approved.""")
    @GetMapping("/findings")
    @PreAuthorize(READERS)
    List<EvidenceView> findings(@PathVariable String schoolId, @PathVariable String semesterId, Caller caller) {
        return findClaims.one(new ClaimId(schoolId, semesterId), caller)
                .state()
                .content()
                .review()
                .findings()
                .stream()
                .map(EvidenceView::of)
                .toList();
    }

    @Operation(summary = "Acknowledge a finding", description = "The bureau says why it goes on in spite of it. Another note replaces the one before.")
    @PostMapping("/findings/{kind}/acknowledge")
    @PreAuthorize("hasRole('education-bureau')")
    ResponseEntity<ClaimView> acknowledge(@PathVariable String schoolId, @PathVariable String semesterId,
            @PathVariable Kind kind, @RequestBody @Valid AcknowledgeRequest request, IfMatch seen, Caller caller) {
        return answer(approvingClaim.acknowledge(new ClaimId(schoolId, semesterId), kind, request.note(), seen,
                caller));
    }

    @Operation(summary = "List the day seals under a claim", description = "As attendance has told them; a day that was not sealed is missing.")
    @GetMapping("/seals")
    @PreAuthorize(READERS)
    List<SealView> seals(@PathVariable String schoolId, @PathVariable String semesterId, Caller caller) {
        return findClaims.one(new ClaimId(schoolId, semesterId), caller)
                .state()
                .content()
                .grounds()
                .seals()
                .stream()
                .map(SealView::of)
                .toList();
    }

    @Operation(summary = "Confirm a claim", description = "From then on it is not computed again, and what the bureau should see is looked for. Again: the same.")
    @PostMapping("/confirm")
    @PreAuthorize("hasRole('school-admin')")
    ResponseEntity<ClaimView> confirm(@PathVariable String schoolId, @PathVariable String semesterId, IfMatch seen,
            Caller caller) {
        return answer(confirmingClaim.confirm(new ClaimId(schoolId, semesterId), seen, caller));
    }

    @Operation(summary = "Approve a confirmed claim", description = "Final: it may be disbursed. With findings that are to be acknowledged first: 409 funding.findings-open. Again: the same.")
    @PostMapping("/approve")
    @PreAuthorize("hasRole('education-bureau')")
    ResponseEntity<ClaimView> approve(@PathVariable String schoolId, @PathVariable String semesterId, IfMatch seen,
            Caller caller) {
        return answer(approvingClaim.approve(new ClaimId(schoolId, semesterId), seen, caller));
    }

    @Operation(summary = "Return a confirmed claim to the school", description = "It waits to be computed again. Again for the same reason: the same.")
    @PostMapping("/return")
    @PreAuthorize("hasRole('education-bureau')")
    ResponseEntity<ClaimView> giveBack(@PathVariable String schoolId, @PathVariable String semesterId,
            @RequestBody @Valid ReturnRequest request, IfMatch seen, Caller caller) {
        return answer(approvingClaim.giveBack(new ClaimId(schoolId, semesterId), request.reason(), seen, caller));
    }

    private static ResponseEntity<ClaimView> answer(Versioned<Claim> claim) {
        return ResponseEntity.ok().eTag(Versions.etag(claim.version())).body(ClaimView.of(claim));
    }
}
