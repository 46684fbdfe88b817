package afterbell.staffing.institution.web;

import java.io.IOException;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

import afterbell.staffing.institution.InstitutionProblem;
import afterbell.staffing.institution.KeepingEvidence;
import afterbell.staffing.institution.model.EvidenceFile;
import afterbell.web.idempotency.NoIdempotencyKey;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;

@RestController
@RequestMapping("/api/staffing/v1")
@PreAuthorize("hasAnyRole('school-admin', 'education-bureau')")
@Tag(name = "Institutions 第三方机构")
class EvidenceController {
    private final KeepingEvidence keepingEvidence;

    EvidenceController(KeepingEvidence keepingEvidence) {
        this.keepingEvidence = keepingEvidence;
    }

    /**
     * @param evidenceId SHA-256 of the document
     * @param bytes      its length
     */
    record EvidenceView(String evidenceId, EvidenceFile.Format format, int bytes) {}

    @Operation(summary = "Upload a document that proves a declaration", description = """
        PDF, JPEG or PNG, at most 2 MiB; no personal data. It is kept for a day, and for good once a declaration \
        names it. The same file again is the same document.""")
    @PostMapping(path = "/institution-evidence", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @NoIdempotencyKey("The same file again is the same document")
    EvidenceView upload(@RequestPart("file") MultipartFile file) {
        var kept = keepingEvidence.keep(bytes(file));
        return new EvidenceView(kept.evidenceId(), kept.format(), kept.content().length);
    }

    @Operation(summary = "Read a document of an institution's declaration", description = "The reading is kept.")
    @GetMapping(path = "/institutions/{institutionId}/evidence/{evidenceId}", produces = MediaType.ALL_VALUE)
    ResponseEntity<byte[]> read(
            @PathVariable @Pattern(regexp = InstitutionRequests.INSTITUTION_ID) String institutionId,
            @PathVariable @Pattern(regexp = InstitutionRequests.EVIDENCE_ID) String evidenceId, Caller caller) {
        var file = keepingEvidence.read(institutionId, evidenceId, caller);
        String name = evidenceId.substring(0, 12) + "." + file.format().extension();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.format().mediaType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .header("X-Content-Type-Options", "nosniff")
                .body(file.content());
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException e) {
            throw new ProblemException(InstitutionProblem.EVIDENCE_FORMAT);
        }
    }
}
