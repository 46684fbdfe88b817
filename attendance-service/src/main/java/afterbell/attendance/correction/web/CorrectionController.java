package afterbell.attendance.correction.web;

import java.time.LocalDate;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import afterbell.attendance.correction.DecidingCorrection;
import afterbell.attendance.correction.FindCorrectionRequests;
import afterbell.attendance.correction.RequestingCorrection;
import afterbell.attendance.correction.web.CorrectionRequests.AskRequest;
import afterbell.attendance.correction.web.CorrectionRequests.RefuseRequest;
import afterbell.attendance.group.model.Slot;
import afterbell.attendance.rollcall.model.Register.Called;
import afterbell.attendance.rollcall.model.RegisterId;
import afterbell.attendance.rollcall.web.RegisterView;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.Page;
import afterbell.web.paging.PageLimit;
import afterbell.web.security.Caller;
import afterbell.web.version.Versions;

@RestController
@RequestMapping("/api/attendance/v1")
@Tag(name = "Corrections 更正", description = "Registers of days that are over are corrected with the bureau's approval (R31)")
class CorrectionController {
    private static final String REQUESTS = "/groups/{groupId}/registers/{date}/{slot}/correction-requests";
    private static final String BUREAU = "hasRole('education-bureau')";

    private final RequestingCorrection requesting;
    private final DecidingCorrection deciding;
    private final FindCorrectionRequests findRequests;

    CorrectionController(RequestingCorrection requesting, DecidingCorrection deciding,
            FindCorrectionRequests findRequests) {
        this.requesting = requesting;
        this.deciding = deciding;
        this.findRequests = findRequests;
    }

    @Operation(summary = "Ask to correct a register", description = """
        When the session is closed and the day over. Names only the pupils who are to be marked otherwise. One request \
        of a register waits at a time; the register stays as it is until the bureau approves.""")
    @PostMapping(REQUESTS)
    @PreAuthorize("hasAnyRole('teacher', 'school-admin', 'school-system')")
    ResponseEntity<RegisterView> request(@PathVariable String groupId, @PathVariable LocalDate date,
            @PathVariable Slot slot, @RequestBody @Valid AskRequest request, Caller caller) {
        return answer(requesting.request(new RegisterId(groupId, date, slot), request.toMarks(), request.reason(),
                caller));
    }

    @Operation(summary = "Approve a correction", description = """
        Corrects the register at once; what it said before is kept among its originals, the session is sealed again, and \
        money that was claimed already is adjusted in the next claim.""")
    @PostMapping(REQUESTS + "/{number}/approve")
    @PreAuthorize(BUREAU)
    ResponseEntity<RegisterView> approve(@PathVariable String groupId, @PathVariable LocalDate date,
            @PathVariable Slot slot, @PathVariable int number, Caller caller) {
        return answer(deciding.approve(new RegisterId(groupId, date, slot), number, caller));
    }

    @Operation(summary = "Refuse a correction", description = "The register stays as it is; the school may ask again.")
    @PostMapping(REQUESTS + "/{number}/refuse")
    @PreAuthorize(BUREAU)
    ResponseEntity<RegisterView> refuse(@PathVariable String groupId, @PathVariable LocalDate date,
            @PathVariable Slot slot, @PathVariable int number, @RequestBody @Valid RefuseRequest request,
            Caller caller) {
        return answer(deciding.refuse(new RegisterId(groupId, date, slot), number, request.reason(), caller));
    }

    @Operation(summary = "List corrections that wait for a decision", description = "Registers with a pending request, the oldest request first.")
    @GetMapping("/correction-requests")
    @PreAuthorize(BUREAU)
    Page<RegisterView> pending(Cursor cursor, PageLimit limit) {
        return findRequests.pending(cursor, limit).map(pending -> RegisterView.of(pending.register()));
    }

    private static ResponseEntity<RegisterView> answer(Versioned<Called> register) {
        return ResponseEntity.ok().eTag(Versions.etag(register.version())).body(RegisterView.of(register));
    }
}
