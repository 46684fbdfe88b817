package afterbell.staffing.vetting.certificate.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

import afterbell.staffing.vetting.certificate.EnteringCertificate;
import afterbell.staffing.vetting.certificate.FindCertificates;
import afterbell.staffing.vetting.certificate.model.Certificate;
import afterbell.staffing.vetting.model.Step.Result;
import afterbell.staffing.worker.web.WorkerView;
import afterbell.web.idempotency.NoIdempotencyKey;
import afterbell.web.security.Caller;
import afterbell.web.version.Versions;

@RestController
@RequestMapping("/api/staffing/v1/workers/{workerId}/record-certificates")
@Tag(name = "Record certificates 犯罪记录证明", description = "The first gate, by the office's answer on paper (R24, R25)")
class CertificateController {
    private static final String READERS = "hasAnyRole('school-admin', 'education-bureau')";

    private final EnteringCertificate enteringCertificate;
    private final FindCertificates findCertificates;

    CertificateController(EnteringCertificate enteringCertificate, FindCertificates findCertificates) {
        this.enteringCertificate = enteringCertificate;
        this.findCertificates = findCertificates;
    }

    /** @param size bytes of the file */
    record CertificateView(String certificateId, LocalDate on, String schoolId, String type, int size,
            Instant enteredAt) {
        static CertificateView of(Certificate it) {
            return new CertificateView(it.certificateId(), it.on(), it.schoolId(), it.type().mediaType(), it.size(),
                    it.enteredAt());
        }
    }

    record CertificatesView(List<CertificateView> items) {}

    @Operation(summary = "Enter the office's certificate", description = """
        A form: on, result, reference, and the scan as file, a PDF, JPEG or PNG of at most 2 MB. It is kept encrypted \
        and counts as the record check, whatever has become of a query to the office. The same file for the same day \
        again changes nothing.""")
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @PreAuthorize("hasRole('school-admin')")
    @NoIdempotencyKey("The same file for the same day is the same certificate")
    ResponseEntity<WorkerView> enter(@PathVariable String workerId, @RequestParam LocalDate on,
            @RequestParam Result result, @RequestParam @NotBlank @Size(max = 100) String reference,
            @RequestPart("file") MultipartFile file, Caller caller) {
        var entered = enteringCertificate.enter(workerId, on, result, reference, bytes(file), caller);
        return ResponseEntity.created(URI.create("/api/staffing/v1/workers/" + workerId + "/record-certificates/"
                + entered.certificate().certificateId()))
                .eTag(Versions.etag(entered.worker().version()))
                .body(WorkerView.of(entered.worker()));
    }

    @Operation(summary = "List a worker's certificates", description = """
        The newest query first, at most 50: all of them for the bureau, for a school those that it has entered. What \
        they say is in the file.""")
    @GetMapping
    @PreAuthorize(READERS)
    CertificatesView ofWorker(@PathVariable String workerId, Caller caller) {
        return new CertificatesView(
                findCertificates.ofWorker(workerId, caller).stream().map(CertificateView::of).toList());
    }

    @Operation(summary = "Read a certificate", description = "The file. Each reading is kept in the audit log.")
    @GetMapping("/{certificateId}")
    @PreAuthorize(READERS)
    ResponseEntity<byte[]> one(@PathVariable String workerId, @PathVariable String certificateId, Caller caller) {
        var opened = findCertificates.open(workerId, certificateId, caller);
        var type = opened.certificate().type();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(type.mediaType()))
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"record-certificate-"
                        + opened.certificate().on() + "." + type.ending() + "\"")
                .body(opened.file());
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
