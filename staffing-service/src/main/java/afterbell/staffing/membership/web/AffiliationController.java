package afterbell.staffing.membership.web;

import java.time.LocalDate;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import afterbell.staffing.membership.ChangingInstitution;
import afterbell.staffing.worker.web.WorkerView;
import afterbell.web.security.Caller;
import afterbell.web.version.Versions;

@RestController
@RequestMapping("/api/staffing/v1/workers/{workerId}/affiliation")
@Tag(name = "Workers 服务人员")
class AffiliationController {
    private final ChangingInstitution changingInstitution;

    AffiliationController(ChangingInstitution changingInstitution) {
        this.changingInstitution = changingInstitution;
    }

    /** @param from first day through the institution; not one to come */
    record AffiliationRequest(
            @NotNull @Pattern(regexp = "[0-9A-Z]{18}") @Schema(example = "52370100MJD0001230") String institutionId,
            @NotNull @Schema(example = "2021-10-11") LocalDate from) {}

    @Operation(summary = "Let a member go on through another institution", description = """
        The institution must be accepted on that day. What was accepted through the one before stays; duties that \
        are no longer covered are taken away. Repeating it changes nothing.""")
    @PostMapping
    @PreAuthorize("hasRole('school-admin')")
    ResponseEntity<WorkerView> change(@PathVariable String workerId, @RequestBody @Valid AffiliationRequest request,
            Caller caller) {
        var file = changingInstitution.change(workerId, request.institutionId(), request.from(), caller);
        return ResponseEntity.ok().eTag(Versions.etag(file.version())).body(WorkerView.of(file));
    }
}
