package afterbell.funding.spending.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Optional;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

import afterbell.funding.ledger.model.Source;
import afterbell.funding.spending.DecidingVoucher;
import afterbell.funding.spending.DrawingUpVoucher;
import afterbell.funding.spending.DrawingUpVoucher.Wish;
import afterbell.funding.spending.FindVouchers;
import afterbell.funding.spending.model.Voucher;
import afterbell.funding.spending.model.Voucher.Id;
import afterbell.funding.spending.model.Voucher.Payee;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.idempotency.NoIdempotencyKey;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.Page;
import afterbell.web.paging.PageLimit;
import afterbell.web.security.Caller;
import afterbell.web.version.IfMatch;
import afterbell.web.version.Versions;

@RestController
@RequestMapping("/api/funding/v1/schools/{schoolId}/vouchers")
@Tag(name = "Vouchers 报销凭证", description = "What a school pays out of its fund: drawn up by one, approved by another (R14, R15)")
class VoucherController {
    private static final String CLERKS = "hasAnyRole('school-admin', 'teacher')";
    private static final String HEAD = "hasRole('school-admin')";
    private static final String READERS = "hasAnyRole('school-admin', 'teacher', 'finance-bureau', 'education-bureau')";
    private static final String VOUCHER_ID = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";
    private static final String SCHOOL_ID = "[a-z0-9][a-z0-9-]{0,39}";
    /** A hundred million yuan. */
    private static final long MOST_FEN = 10_000_000_000L;

    private final DrawingUpVoucher drawingUp;
    private final DecidingVoucher deciding;
    private final FindVouchers findVouchers;

    VoucherController(DrawingUpVoucher drawingUp, DecidingVoucher deciding, FindVouchers findVouchers) {
        this.drawingUp = drawingUp;
        this.deciding = deciding;
        this.findVouchers = findVouchers;
    }

    /**
     * @param category one of the five (R14)
     * @param bound    whether it is paid with what the giver has bound to this category; left out: no
     * @param spentOn  day of the invoice, not in the future
     * @param purpose  in the school's words, without names
     */
    record VoucherRequest(@NotBlank @Size(max = 40) @Schema(example = "CONSUMABLES") String category,
            @NotNull @Schema(example = "CITY_FINANCE") Source source,
            @Nullable @Schema(example = "false") Boolean bound,
            @Positive @Max(MOST_FEN) @Schema(example = "18650") long amountFen,
            @NotNull @Schema(example = "SUPPLIER") Payee payee,
            @NotNull @Schema(example = "2022-03-01") LocalDate spentOn,
            @NotBlank @Size(max = 200) @Schema(example = "彩纸和胶水") String purpose) {
        Wish wish() {
            return new Wish(category, source, Boolean.TRUE.equals(bound), amountFen, payee, spentOn, purpose);
        }
    }

    record ReasonRequest(@NotBlank @Size(max = 200) @Schema(example = "发票抬头有误") String reason) {}

    @Operation(summary = "Draw up a voucher", description = """
        Under an id of the caller's choice. The same again answers the same; the same id with other content is 422. A \
        sixth category is refused and kept as a finding.""")
    @PutMapping("/{voucherId}")
    @PreAuthorize(CLERKS)
    ResponseEntity<VoucherView> put(@PathVariable @Pattern(regexp = SCHOOL_ID) String schoolId,
            @PathVariable @Pattern(regexp = VOUCHER_ID) String voucherId, @RequestBody @Valid VoucherRequest voucher,
            IfMatch seen, Caller caller) {
        var id = new Id(schoolId, voucherId);
        return seen.version() == null
                ? answer(drawingUp.drawUp(id, voucher.wish(), caller))
                : answer(drawingUp.change(id, voucher.wish(), seen, caller));
    }

    @Operation(summary = "List a school's vouchers", description = "By id; all, or those of one state.")
    @GetMapping
    @PreAuthorize(READERS)
    Page<VoucherView> ofSchool(@PathVariable String schoolId,
            @RequestParam(required = false) @Parameter(example = "SUBMITTED") VoucherView.@Nullable Stage state,
            Cursor cursor, PageLimit limit, Caller caller) {
        return findVouchers.ofSchool(schoolId, Optional.ofNullable(state).map(Enum::name), cursor, limit, caller)
                .map(VoucherView::of);
    }

    @Operation(summary = "Read a voucher")
    @GetMapping("/{voucherId}")
    @PreAuthorize(READERS)
    ResponseEntity<VoucherView> one(@PathVariable String schoolId, @PathVariable String voucherId, Caller caller) {
        return answer(findVouchers.one(new Id(schoolId, voucherId), caller));
    }

    @Operation(summary = "Add a paper", description = """
        A form with the scan as file: a PDF, JPEG or PNG of at most 2 MB. It is kept encrypted. At most five, while it is a \
        draft or was returned. The same file again changes nothing.""")
    @ApiResponse(responseCode = "201", description = "With the voucher, now or before")
    @PostMapping(path = "/{voucherId}/attachments", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @PreAuthorize(CLERKS)
    @NoIdempotencyKey("The same file is the same attachment")
    ResponseEntity<VoucherView> attach(@PathVariable String schoolId, @PathVariable String voucherId,
            @RequestPart("file") MultipartFile file, Caller caller) {
        var voucher = drawingUp.attach(new Id(schoolId, voucherId), bytes(file), caller);
        return ResponseEntity.status(HttpStatus.CREATED)
                .eTag(Versions.etag(voucher.version()))
                .body(VoucherView.of(voucher));
    }

    @Operation(summary = "Read a paper", description = "The file. Each reading is kept in the audit log.")
    @GetMapping("/{voucherId}/attachments/{attachmentId}")
    @PreAuthorize(READERS)
    ResponseEntity<byte[]> attachment(@PathVariable String schoolId, @PathVariable String voucherId,
            @PathVariable String attachmentId, Caller caller) {
        var opened = findVouchers.attachment(new Id(schoolId, voucherId), attachmentId, caller);
        var type = opened.attachment().type();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(type.mediaType()))
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + attachmentId + "." + type.ending()
                        + "\"")
                .body(opened.file());
    }

    @Operation(summary = "Submit a voucher", description = "With at least one paper, for another person to approve.")
    @PostMapping("/{voucherId}/submit")
    @PreAuthorize(CLERKS)
    ResponseEntity<VoucherView> submit(@PathVariable String schoolId, @PathVariable String voucherId, IfMatch seen,
            Caller caller) {
        return answer(drawingUp.submit(new Id(schoolId, voucherId), seen, caller));
    }

    @Operation(summary = "Approve a voucher", description = """
        By another person than who drew it up or submitted it (R15). The money moves in the book at once; without it the \
        voucher stays submitted, and the attempt is kept as a finding.""")
    @PostMapping("/{voucherId}/approve")
    @PreAuthorize(HEAD)
    ResponseEntity<VoucherView> approve(@PathVariable String schoolId, @PathVariable String voucherId, IfMatch seen,
            Caller caller) {
        return answer(deciding.approve(new Id(schoolId, voucherId), seen, caller));
    }

    @Operation(summary = "Return a voucher", description = "To be mended and submitted again.")
    @PostMapping("/{voucherId}/return")
    @PreAuthorize(HEAD)
    ResponseEntity<VoucherView> giveBack(@PathVariable String schoolId, @PathVariable String voucherId,
            @RequestBody @Valid ReasonRequest reason, IfMatch seen, Caller caller) {
        return answer(deciding.giveBack(new Id(schoolId, voucherId), reason.reason(), seen, caller));
    }

    @Operation(summary = "Cancel a voucher", description = "For ever. What is booked is taken back by a reversal.")
    @PostMapping("/{voucherId}/cancel")
    @PreAuthorize(HEAD)
    ResponseEntity<VoucherView> cancel(@PathVariable String schoolId, @PathVariable String voucherId,
            @RequestBody @Valid ReasonRequest reason, IfMatch seen, Caller caller) {
        return answer(deciding.cancel(new Id(schoolId, voucherId), reason.reason(), seen, caller));
    }

    private static ResponseEntity<VoucherView> answer(Versioned<Voucher> voucher) {
        return ResponseEntity.ok().eTag(Versions.etag(voucher.version())).body(VoucherView.of(voucher));
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
