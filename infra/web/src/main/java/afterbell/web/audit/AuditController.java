package afterbell.web.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Size;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import afterbell.web.paging.Cursor;
import afterbell.web.paging.Page;
import afterbell.web.paging.PageLimit;

@RestController
@RequestMapping("/api/${afterbell.service}/v1/audit")
@PreAuthorize("hasRole('education-bureau')")
@Tag(name = "Audit 审计", description = "Who decided and who read sensitive data, when and why (R2)")
class AuditController {

    private final AuditLog log;

    AuditController(AuditLog log) {
        this.log = log;
    }

    @Operation(summary = "What was decided about one subject, and who has read of it", description = "Decisions and readings of sensitive data in order of time, each with the caller's opaque id"
            + " and roles, the rule and the reason. Holds no personal data.")
    @GetMapping
    Page<AuditEntry> ofSubject(
            @RequestParam @Size(min = 1, max = 128) @Parameter(description = "Opaque id of what was decided on", example = "a8ca8feb-c053-37db-befd-b0be30066338") String subjectId,
            Cursor cursor, PageLimit limit) {
        return Page.of(log.of(subjectId, cursor, limit), limit, AuditEntry::cursor);
    }
}
