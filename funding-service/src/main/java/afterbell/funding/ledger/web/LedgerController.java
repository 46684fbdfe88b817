package afterbell.funding.ledger.web;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import afterbell.funding.ledger.FindLedger;
import afterbell.funding.ledger.MovingMoney;
import afterbell.funding.ledger.MovingMoney.Spending;
import afterbell.funding.ledger.model.Category;
import afterbell.funding.ledger.model.Entry;
import afterbell.funding.ledger.model.Finding;
import afterbell.funding.ledger.model.Source;
import afterbell.funding.ledger.web.LedgerView.EntryView;
import afterbell.funding.ledger.web.LedgerView.RecordedView;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.Page;
import afterbell.web.paging.PageLimit;
import afterbell.web.security.Caller;

@RestController
@RequestMapping("/api/funding/v1")
@Tag(name = "Ledger 账簿", description = "A school's ring-fenced fund, every fen tagged with its source (R13–R15)")
class LedgerController {
    static final String READERS = "hasAnyRole('school-admin', 'finance-bureau', 'education-bureau')";
    /** Shape of the ids that a caller chooses. */
    private static final String ENTRY_ID = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";
    static final String SCHOOL_ID = "[a-z0-9][a-z0-9-]{0,39}";
    private static final String ACCOUNT = "[A-Za-z0-9:._ -]{1,64}";
    /** A hundred million yuan. */
    private static final long MOST_FEN = 10_000_000_000L;

    private final MovingMoney movingMoney;
    private final FindLedger findLedger;

    LedgerController(MovingMoney movingMoney, FindLedger findLedger) {
        this.movingMoney = movingMoney;
        this.findLedger = findLedger;
    }

    /**
     * @param bookedOn accounting day, not in the future
     * @param purpose  the one category to which the giver has bound it, such as a donor's wish; left out: any
     */
    record ReceiptRequest(@NotNull @Pattern(regexp = ENTRY_ID) @Schema(example = "union-2021-10") String entryId,
            @NotNull @Schema(example = "TRADE_UNION") Source source,
            @Nullable @Schema(example = "CONSUMABLES") Category purpose,
            @Positive @Max(MOST_FEN) @Schema(example = "500000") long amountFen,
            @NotNull @Schema(example = "2021-10-08") LocalDate bookedOn) {}

    /**
     * @param category    one of the five (R14)
     * @param bound       whether it is paid with what the giver has bound to this category; left out: no
     * @param description in the school's words, without names
     */
    record SpendingRequest(@NotNull @Pattern(regexp = ENTRY_ID) @Schema(example = "vch-0001") String entryId,
            @NotBlank @Size(max = 40) @Schema(example = "CONSUMABLES") String category,
            @NotNull @Schema(example = "CITY_FINANCE") Source source,
            @Nullable @Schema(example = "false") Boolean bound,
            @Positive @Max(MOST_FEN) @Schema(example = "18650") long amountFen,
            @NotNull @Schema(example = "2021-10-12") LocalDate bookedOn,
            @Nullable @Size(max = 200) @Schema(example = "彩纸和胶水") String description) {}

    /** Either a school or an account. */
    record TransferRequest(@NotNull @Pattern(regexp = ENTRY_ID) @Schema(example = "out-0001") String entryId,
            @Nullable @Pattern(regexp = SCHOOL_ID) @Schema(example = "demo-school-2") String toSchoolId,
            @Nullable @Pattern(regexp = ACCOUNT) @Schema(example = "6222000000000000") String toAccount,
            @Positive @Max(MOST_FEN) @Schema(example = "100000") long amountFen,
            @NotNull @Schema(example = "CITY_FINANCE") Source source) {
        @AssertTrue
        @Schema(hidden = true)
        boolean isToOne() {
            return (toSchoolId == null) != (toAccount == null);
        }

        String target() {
            return toSchoolId == null ? "account:" + Objects.requireNonNull(toAccount) : "school:" + toSchoolId;
        }
    }

    /** @param bookedOn accounting day, not in the future and not before the entry's; left out: today */
    record ReversalRequest(@NotNull @Pattern(regexp = ENTRY_ID) @Schema(example = "vch-0001-back") String entryId,
            @Nullable @Schema(example = "2021-10-13") LocalDate bookedOn,
            @NotBlank @Size(max = 200) @Schema(example = "记错来源") String reason) {}

    @Operation(summary = "Book a receipt", description = """
        Money of a source reaches the school's fund (R13). The union books its own, a township its own for its schools, \
        the finance bureau any. The same entry again answers the same; the same id with other content is 422.""")
    @ApiResponse(responseCode = "201", description = "In the book, now or before")
    @PostMapping("/schools/{schoolId}/ledger/receipts")
    @PreAuthorize("hasAnyRole('finance-bureau', 'trade-union', 'township')")
    @ResponseStatus(HttpStatus.CREATED)
    EntryView receive(@PathVariable @Pattern(regexp = SCHOOL_ID) String schoolId,
            @RequestBody @Valid ReceiptRequest receipt, Caller caller) {
        return EntryView.of(movingMoney.receive(schoolId, Entry.receipt(receipt.entryId(), receipt.source(),
                receipt.purpose(), receipt.amountFen(), receipt.bookedOn()), caller));
    }

    @Operation(summary = "Spend", description = """
        By the school's accounting system, in which a second person has approved it; people use vouchers (R15). In one of \
        the five categories (R14), as long as there is money of that source on the day and after it (R15). Anything else \
        is refused, and the attempt is kept as a finding. The same entry again answers the same.""")
    @ApiResponse(responseCode = "201", description = "In the book, now or before")
    @PostMapping("/schools/{schoolId}/ledger/spending")
    @PreAuthorize("hasRole('school-system')")
    @ResponseStatus(HttpStatus.CREATED)
    EntryView spend(@PathVariable @Pattern(regexp = SCHOOL_ID) String schoolId,
            @RequestBody @Valid SpendingRequest spending, Caller caller) {
        var description = spending.description() == null ? "" : spending.description();
        return EntryView.of(movingMoney.spend(schoolId, new Spending(spending.entryId(), spending.category(),
                spending.source(), Boolean.TRUE.equals(spending.bound()), spending.amountFen(), spending.bookedOn(),
                description), caller));
    }

    @Operation(summary = "Take an entry back", description = """
        Whole and once, by an entry the other way round; the right one is then posted anew. A school takes back its \
        spending, a giver its receipt, the finance bureau any. What follows from a decision (labour fees, a \
        disbursement, a voucher) is taken back where it was decided.""")
    @ApiResponse(responseCode = "201", description = "In the book, now or before")
    @PostMapping("/schools/{schoolId}/ledger/entries/{entryId}/reversal")
    @PreAuthorize("hasAnyRole('school-admin', 'finance-bureau', 'trade-union', 'township')")
    @ResponseStatus(HttpStatus.CREATED)
    EntryView reverse(@PathVariable @Pattern(regexp = SCHOOL_ID) String schoolId,
            @PathVariable @Size(max = 100) String entryId, @RequestBody @Valid ReversalRequest reversal,
            Caller caller) {
        return EntryView.of(movingMoney.reverse(schoolId, entryId, reversal.entryId(),
                Optional.ofNullable(reversal.bookedOn()), reversal.reason(), caller));
    }

    @Operation(summary = "Transfer out of the fund: always refused", description = "422 funding.no-transfer-out (R15). The attempt is kept as a finding.")
    @PostMapping("/schools/{schoolId}/ledger/transfers")
    @PreAuthorize("hasAnyRole('school-admin', 'finance-bureau')")
    ResponseEntity<Void> transfer(@PathVariable @Pattern(regexp = SCHOOL_ID) String schoolId,
            @RequestBody @Valid TransferRequest transfer, Caller caller) {
        throw movingMoney.transfer(schoolId, transfer.entryId(), transfer.target(), transfer.source(),
                transfer.amountFen(), caller);
    }

    @Operation(summary = "Read a school's book", description = """
        Balances by account and by source in a fiscal year, the latest in which something was booked unless told.""")
    @GetMapping("/schools/{schoolId}/ledger")
    @PreAuthorize(READERS)
    LedgerView book(@PathVariable String schoolId,
            @RequestParam(required = false) @Min(2000) @Max(2099) @Parameter(example = "2021") @Nullable Integer fiscalYear,
            Caller caller) {
        return LedgerView.of(findLedger.book(schoolId, caller), fiscalYear);
    }

    @Operation(summary = "List the journal's entries", description = """
        All in the order posted; with a fiscal year that year's by accounting day.""")
    @GetMapping("/schools/{schoolId}/ledger/entries")
    @PreAuthorize(READERS)
    Page<RecordedView> entries(@PathVariable String schoolId,
            @RequestParam(required = false) @Min(2000) @Max(2099) @Parameter(example = "2021") @Nullable Integer fiscalYear,
            Cursor cursor, PageLimit limit, Caller caller) {
        return findLedger.entries(schoolId, fiscalYear, cursor, limit, caller).map(RecordedView::of);
    }

    @Operation(summary = "List refused attempts on a school's fund", description = """
        Transfers out, sixth categories, and more than there was.""")
    @GetMapping("/schools/{schoolId}/findings")
    @PreAuthorize(READERS)
    Page<Finding> findings(@PathVariable String schoolId, Cursor cursor, PageLimit limit, Caller caller) {
        return findLedger.findings(schoolId, cursor, limit, caller);
    }
}
