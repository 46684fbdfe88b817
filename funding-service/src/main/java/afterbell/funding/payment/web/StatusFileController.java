package afterbell.funding.payment.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

import afterbell.funding.payment.FindPayments;
import afterbell.funding.payment.TakingStatusFiles;
import afterbell.funding.payment.model.StatusFile;
import afterbell.funding.payment.model.StatusFile.Note;
import afterbell.web.idempotency.NoIdempotencyKey;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.Page;
import afterbell.web.paging.PageLimit;
import afterbell.web.security.Caller;

@RestController
@RequestMapping("/api/funding/v1/payment-status-files")
@Tag(name = "Payment batches 拨付批次", description = "Subsidies go to the bank in files that two people have looked at (R15, R17)")
class StatusFileController {
    /** Later than any file, for the first page. */
    private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

    private final TakingStatusFiles taking;
    private final FindPayments findPayments;

    StatusFileController(TakingStatusFiles taking, FindPayments findPayments) {
        this.taking = taking;
        this.findPayments = findPayments;
    }

    /**
     * @param fileId    SHA-256 of the file
     * @param state     PARKED: nothing of it was believed; ATTENTION: taken, and notes say what was not
     * @param messageId the bank's
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StatusFileView(String fileId, String name, Instant at, StatusFile.State state, @Nullable String messageId,
            @Nullable String batchId, int paid, int rejected, int pending, List<Note> notes) {
        static StatusFileView of(StatusFile it) {
            return new StatusFileView(it.id(), it.name(), it.at(), it.state(), it.messageId(), it.batchId(), it.paid(),
                    it.rejected(), it.pending(), it.notes());
        }
    }

    @Operation(summary = "Bring the bank's status file", description = """
        An ISO 20022 pain.002 of at most 2 MiB, where it does not come through the bank's folder. Each payment is moved \
        by itself: settled ones are paid and booked, rejected ones have failed. What cannot be believed is parked with \
        its reason. The same file again ends in the same state.""")
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @PreAuthorize("hasRole('finance-bureau')")
    @NoIdempotencyKey("The same file is the same")
    StatusFileView upload(@RequestPart("file") MultipartFile file, Caller caller) {
        return StatusFileView.of(taking.upload(bytes(file), caller));
    }

    @Operation(summary = "List the bank's files and what became of them", description = "The newest first.")
    @GetMapping
    @PreAuthorize("hasRole('finance-bureau')")
    Page<StatusFileView> files(Cursor cursor, PageLimit limit) {
        var before = cursor.isStart() ? END : Instant.ofEpochMilli(PaymentBatchController.number(cursor.part(0)));
        var found = findPayments.statusFiles(before, cursor.isStart() ? "" : cursor.part(1), limit.plusOne());
        return Page.of(found, limit, last -> Cursor.after(Long.toString(last.at().toEpochMilli()), last.id()))
                .map(StatusFileView::of);
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
