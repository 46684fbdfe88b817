package afterbell.funding.bill.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

import afterbell.funding.bill.FindBills;
import afterbell.funding.bill.IssuingBills;
import afterbell.funding.bill.IssuingBills.Issued;
import afterbell.funding.bill.SettlingBills;
import afterbell.funding.bill.TakingBankFiles;
import afterbell.funding.bill.model.BankLine.Result;
import afterbell.funding.bill.model.BankLine.Taken;
import afterbell.funding.bill.model.Bill;
import afterbell.funding.report.rendering.Form;
import afterbell.funding.report.web.ReportFile;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.idempotency.NoIdempotencyKey;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.Page;
import afterbell.web.paging.PageLimit;
import afterbell.web.security.Caller;
import afterbell.web.version.Versions;

@RestController
@RequestMapping("/api/funding/v1")
@Tag(name = "Parents' share 家长分担", description = "What parents pay where a city asks it of them, and get back (R13)")
class BillController {
    private static final String OFFICE = "hasRole('school-admin')";
    private static final String READERS = "hasAnyRole('school-admin', 'guardian')";
    private static final String SCHOOL_ID = "[a-z0-9][a-z0-9-]{0,39}";

    private final IssuingBills issuing;
    private final SettlingBills settling;
    private final TakingBankFiles taking;
    private final FindBills findBills;
    private final ReportFile file;

    BillController(IssuingBills issuing, SettlingBills settling, TakingBankFiles taking, FindBills findBills,
            ReportFile file) {
        this.issuing = issuing;
        this.settling = settling;
        this.taking = taking;
        this.findBills = findBills;
        this.file = file;
    }

    /** @param period a semester, or a month where the tariff is by month */
    record IssueRequest(
            @NotNull @Pattern(regexp = "[0-9]{4}-[a-z0-9]{2,10}") @Schema(example = "2021-autumn") String period) {}

    /** @param counts how many lines had which result */
    record BankFileView(Map<Result, Integer> counts, List<LineView> items) {
        static BankFileView of(List<Taken> taken) {
            var counts = new TreeMap<Result, Integer>();
            taken.forEach(it -> counts.merge(it.result(), 1, Integer::sum));
            return new BankFileView(counts, taken.stream().map(LineView::of).toList());
        }
    }

    /** @param line in the file, the heading being 1 */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LineView(long line, Result result, @Nullable String reference, @Nullable String bill,
            @Nullable Long amountFen) {
        static LineView of(Taken it) {
            return new LineView(it.line(), it.result(), it.reference(), it.billNumber(),
                    it.reference() == null ? null : it.amountFen());
        }
    }

    @Operation(summary = "Bill a period", description = """
        Every pupil who holds a place on one of its service days, by the tariff that holds when it begins. Again, it bills \
        who has come since. While parents pay nothing: 409 funding.no-tariff.""")
    @PostMapping("/schools/{schoolId}/bills")
    @PreAuthorize(OFFICE)
    Issued issue(@PathVariable @Pattern(regexp = SCHOOL_ID) String schoolId, @RequestBody @Valid IssueRequest request,
            Caller caller) {
        return issuing.issue(schoolId, request.period(), caller);
    }

    @Operation(summary = "List a school's bills of a period", description = "By pupil.")
    @GetMapping("/schools/{schoolId}/bills")
    @PreAuthorize(OFFICE)
    Page<BillView> ofSchool(@PathVariable String schoolId,
            @RequestParam @Parameter(example = "2021-autumn") String period, Cursor cursor, PageLimit limit,
            Caller caller) {
        return findBills.ofSchool(schoolId, period, cursor, limit, caller).map(it -> BillView.of(it.state()));
    }

    @Operation(summary = "List the bills of my children")
    @GetMapping("/me/bills")
    @PreAuthorize("hasRole('guardian')")
    Page<BillView> mine(Cursor cursor, PageLimit limit, Caller caller) {
        return findBills.mine(cursor, limit, caller).map(it -> BillView.of(it.state()));
    }

    @Operation(summary = "Read a bill", description = "By the school's office, or a guardian of the pupil.")
    @GetMapping("/bills/{number}")
    @PreAuthorize(READERS)
    ResponseEntity<BillView> one(@PathVariable String number, Caller caller) {
        return answer(findBills.one(number, caller));
    }

    @Operation(summary = "Receipt for what was paid", description = "A file, with the sum in capital numerals; form is CSV, XLSX or PDF.")
    @GetMapping("/bills/{number}/receipt")
    @PreAuthorize(READERS)
    ResponseEntity<byte[]> receipt(@PathVariable String number, @RequestParam(defaultValue = "PDF") Form form,
            Caller caller) {
        return file.of(findBills.receipt(number, caller), form);
    }

    @Operation(summary = "Waive a fee for hardship", description = """
        A form: the paper as file (PDF, JPEG or PNG, at most 2 MB), the reason, and how much in fen. Paper and reason are \
        kept encrypted. Once a bill.""")
    @PostMapping(path = "/bills/{number}/waiver", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @PreAuthorize(OFFICE)
    @NoIdempotencyKey("A bill is waived once")
    ResponseEntity<BillView> waive(@PathVariable String number, @RequestPart("file") MultipartFile paper,
            @RequestParam @NotBlank @Size(max = 200) String reason, @RequestParam @Positive long waivedFen,
            Caller caller) {
        return answer(settling.waive(number, waivedFen, reason, bytes(paper), caller));
    }

    @Operation(summary = "Read the paper behind a waiver", description = "The file. Each reading is kept in the audit log.")
    @GetMapping("/bills/{number}/waiver/evidence")
    @PreAuthorize(OFFICE)
    ResponseEntity<byte[]> evidence(@PathVariable String number, Caller caller) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"evidence-" + number + "\"")
                .body(settling.evidence(number, caller).paper());
    }

    @Operation(summary = "Give back what is not due any more", description = """
        To who has left, by the refund policy of the tariff; to who was waived a fee or has paid too much, what is above. \
        Given back once, it answers the same.""")
    @PostMapping("/bills/{number}/refund")
    @PreAuthorize(OFFICE)
    ResponseEntity<BillView> refund(@PathVariable String number, Caller caller) {
        return answer(settling.refund(number, caller));
    }

    @Operation(summary = "Set a bank's file against the bills", description = """
        A CSV of at most 2 MB and 1 000 lines, with a heading, then day, reference, bill number and amount in yuan. Each line \
        is taken by itself, once for its reference, and answered.""")
    @PostMapping(path = "/schools/{schoolId}/bank-files", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @PreAuthorize(OFFICE)
    @NoIdempotencyKey("A bank's reference is taken once")
    BankFileView bankFile(@PathVariable @Pattern(regexp = SCHOOL_ID) String schoolId,
            @RequestPart("file") MultipartFile statement, Caller caller) {
        return BankFileView.of(taking.take(schoolId, bytes(statement), caller));
    }

    private static ResponseEntity<BillView> answer(Versioned<Bill> bill) {
        return ResponseEntity.ok().eTag(Versions.etag(bill.version())).body(BillView.of(bill.state()));
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
