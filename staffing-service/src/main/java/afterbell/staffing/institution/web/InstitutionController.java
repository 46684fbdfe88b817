package afterbell.staffing.institution.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import afterbell.messaging.outbox.Versioned;
import afterbell.staffing.institution.DeclaringInstitution;
import afterbell.staffing.institution.FindInstitutions;
import afterbell.staffing.institution.ReviewingInstitution;
import afterbell.staffing.institution.store.InstitutionFile;
import afterbell.staffing.institution.web.InstitutionRequests.AcceptanceRequest;
import afterbell.staffing.institution.web.InstitutionRequests.DecisionRequest;
import afterbell.staffing.institution.web.InstitutionRequests.DeclarationRequest;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.Page;
import afterbell.web.paging.PageLimit;
import afterbell.web.security.Caller;
import afterbell.web.version.IfMatch;
import afterbell.web.version.Versions;

@RestController
@RequestMapping("/api/staffing/v1")
@Tag(name = "Institutions 第三方机构", description = "Whose people may serve besides the schools' own (R5)")
class InstitutionController {
    private static final String BUREAU = "hasRole('education-bureau')";
    private static final String BOTH = "hasAnyRole('school-admin', 'education-bureau')";

    private final DeclaringInstitution declaring;
    private final ReviewingInstitution reviewing;
    private final FindInstitutions findInstitutions;

    InstitutionController(DeclaringInstitution declaring, ReviewingInstitution reviewing,
            FindInstitutions findInstitutions) {
        this.declaring = declaring;
        this.reviewing = reviewing;
        this.findInstitutions = findInstitutions;
    }

    @Operation(summary = "Declare an institution, or renew its declaration", description = """
        Public welfare, no profit and inclusive, each with an uploaded document that speaks for the day. What waits \
        may be declared anew by the same school until the bureau has reviewed it. Repeating it changes nothing.""")
    @PostMapping("/institutions")
    @PreAuthorize(BOTH)
    ResponseEntity<InstitutionView> declare(@RequestBody @Valid DeclarationRequest request, Caller caller) {
        return answer(declaring.declare(request.toDeclared(), caller));
    }

    @Operation(summary = "List institutions", description = "In whatever state, by id.")
    @GetMapping("/institutions")
    @PreAuthorize(BOTH)
    Page<InstitutionView> institutions(Cursor cursor, PageLimit limit) {
        return findInstitutions.all(cursor, limit).map(InstitutionView::of);
    }

    @Operation(summary = "List what waits for a review", description = "The bureau's inbox, oldest declaration first.")
    @GetMapping("/institution-reviews")
    @PreAuthorize(BUREAU)
    Page<InstitutionView> waiting(Cursor cursor, PageLimit limit) {
        return findInstitutions.waiting(cursor, limit).map(InstitutionView::of);
    }

    @Operation(summary = "Read an institution")
    @GetMapping("/institutions/{institutionId}")
    @PreAuthorize(BOTH)
    ResponseEntity<InstitutionView> institution(
            @PathVariable @Pattern(regexp = InstitutionRequests.INSTITUTION_ID) String institutionId) {
        return answer(findInstitutions.one(institutionId));
    }

    @Operation(summary = "Accept what an institution has declared", description = """
        If-Match names the version that was read. Its people may serve from that day until the first of its evidence \
        runs out, if they are cleared.""")
    @PostMapping("/institutions/{institutionId}/acceptance")
    @PreAuthorize(BUREAU)
    ResponseEntity<InstitutionView> accept(
            @PathVariable @Pattern(regexp = InstitutionRequests.INSTITUTION_ID) String institutionId, IfMatch seen,
            @RequestBody @Valid AcceptanceRequest request, Caller caller) {
        return answer(reviewing.accept(institutionId, request.on(), seen, caller));
    }

    @Operation(summary = "Reject what an institution has declared", description = """
        If-Match names the version that was read. An acceptance that is in force stays; it may be declared anew.""")
    @PostMapping("/institutions/{institutionId}/rejection")
    @PreAuthorize(BUREAU)
    ResponseEntity<InstitutionView> reject(
            @PathVariable @Pattern(regexp = InstitutionRequests.INSTITUTION_ID) String institutionId, IfMatch seen,
            @RequestBody @Valid DecisionRequest request, Caller caller) {
        return answer(reviewing.reject(institutionId, request.toDecision(), seen, caller));
    }

    @Operation(summary = "Suspend an institution", description = """
        From that day on its people may not serve anywhere, and their duties are taken away, at once. Repeating it \
        changes nothing.""")
    @PostMapping("/institutions/{institutionId}/suspension")
    @PreAuthorize(BUREAU)
    ResponseEntity<InstitutionView> suspend(
            @PathVariable @Pattern(regexp = InstitutionRequests.INSTITUTION_ID) String institutionId,
            @RequestBody @Valid DecisionRequest request, Caller caller) {
        return answer(reviewing.suspend(institutionId, request.toDecision(), caller));
    }

    @Operation(summary = "Lift an institution's suspension", description = """
        Its people may serve again from that day until its evidence runs out. Duties that were taken away do not \
        come back.""")
    @PostMapping("/institutions/{institutionId}/reinstatement")
    @PreAuthorize(BUREAU)
    ResponseEntity<InstitutionView> reinstate(
            @PathVariable @Pattern(regexp = InstitutionRequests.INSTITUTION_ID) String institutionId,
            @RequestBody @Valid DecisionRequest request, Caller caller) {
        return answer(reviewing.reinstate(institutionId, request.toDecision(), caller));
    }

    @Operation(summary = "Remove an institution for good", description = """
        From that day on its people may not serve through it; there is no way back. Repeating it changes nothing.""")
    @PostMapping("/institutions/{institutionId}/removal")
    @PreAuthorize(BUREAU)
    ResponseEntity<InstitutionView> remove(
            @PathVariable @Pattern(regexp = InstitutionRequests.INSTITUTION_ID) String institutionId,
            @RequestBody @Valid DecisionRequest request, Caller caller) {
        return answer(reviewing.remove(institutionId, request.toDecision(), caller));
    }

    private static ResponseEntity<InstitutionView> answer(Versioned<InstitutionFile> file) {
        return ResponseEntity.ok().eTag(Versions.etag(file.version())).body(InstitutionView.of(file));
    }
}
