package afterbell.funding.labour.web;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import afterbell.funding.labour.FindStatements;
import afterbell.funding.labour.PayingStatement;
import afterbell.funding.labour.SubmittingStatement;
import afterbell.funding.labour.model.Statement;
import afterbell.funding.labour.model.Statement.Id;
import afterbell.funding.ledger.model.Source;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.Page;
import afterbell.web.paging.PageLimit;
import afterbell.web.security.Caller;
import afterbell.web.version.IfMatch;
import afterbell.web.version.Versions;

@RestController
@RequestMapping("/api/funding/v1")
@Tag(name = "Labour statements 劳务费", description = "What workers are paid for the class hours they served (R18–R21)")
class LabourController {
    private static final String STATEMENT = "/schools/{schoolId}/labour-statements/{statement}";
    private static final String MONTH = "20[0-9]{2}-(0[1-9]|1[0-2])";
    private static final String KEY = MONTH + "(-s[1-9][0-9]?)?";
    private static final int MONTH_LENGTH = 7;
    private static final int BEFORE_NUMBER = 2;

    private final SubmittingStatement submitting;
    private final PayingStatement paying;
    private final FindStatements findStatements;

    LabourController(SubmittingStatement submitting, PayingStatement paying, FindStatements findStatements) {
        this.submitting = submitting;
        this.paying = paying;
        this.findStatements = findStatements;
    }

    /**
     * @param requiredWorkIncomplete workers who are not paid (R18)
     * @param source                 whose money pays; when not given the city's, of a supplement that of the month's
     *                               statement
     */
    record SubmitRequest(
            @NotNull @Size(max = 1_000) @ArraySchema(schema = @Schema(example = "wrk-7f3a2b")) List<@NotNull @Pattern(regexp = "[A-Za-z0-9-]{1,64}") String> requiredWorkIncomplete,
            @Nullable @Schema(example = "CITY_FINANCE") Source source) {}

    record ReturnRequest(@NotBlank @Size(max = 200) @Schema(example = "王老师9月3日请假，请核对") String reason) {}

    /**
     * @param on        day of the payment, on which it is booked; not in the future
     * @param reference the school's or the bank's
     */
    record PaymentRequest(@NotNull @Schema(example = "2021-10-15") LocalDate on,
            @NotNull @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._/-]{0,63}") @Schema(example = "PAY-2021-10-003") String reference) {}

    @Operation(summary = "Read a month's labour statement", description = """
        As handed in, or drawn up from what was served until now: on each afternoon whole class hours, no more than the \
        policy's most in the whole city (R19), at the rate of the day. After it was filed, due says what has changed \
        since; that is handed in as a supplement, 2021-09-s1, 2021-09-s2 …""")
    @GetMapping(STATEMENT)
    @PreAuthorize("hasAnyRole('school-admin', 'hr-bureau', 'education-bureau')")
    ResponseEntity<StatementView> statement(@PathVariable String schoolId,
            @PathVariable @Pattern(regexp = KEY) @Parameter(example = "2021-09") String statement, Caller caller) {
        var found = findStatements.one(id(schoolId, statement), caller);
        return ResponseEntity.ok().eTag(Versions.etag(found.statement().version())).body(StatementView.of(found));
    }

    @Operation(summary = "List the statements of a month", description = "Of all schools, those that were handed in, without their workers.")
    @GetMapping("/labour-statements")
    @PreAuthorize("hasAnyRole('hr-bureau', 'education-bureau', 'finance-bureau')")
    Page<StatementView> ofMonth(@RequestParam @Pattern(regexp = MONTH) @Parameter(example = "2021-09") String month,
            Cursor cursor, PageLimit limit) {
        var found = findStatements.ofMonth(YearMonth.parse(month), cursor.isStart() ? "" : cursor.part(0),
                limit.plusOne());
        return Page.of(found, limit, last -> Cursor.after(last.id().value()))
                .map(it -> StatementView.summary(it.id(), it.statement().state()));
    }

    @Operation(summary = "Hand a month's labour statement in", description = """
        Once the month is over. Who has not done the required work is not paid (R18). Until it is approved it may be \
        handed in again and then says what is known by then. A supplement can be handed in when all of the month \
        before it is filed, and only if something has changed.""")
    @PostMapping(STATEMENT)
    @PreAuthorize("hasRole('school-admin')")
    ResponseEntity<StatementView> submit(@PathVariable String schoolId,
            @PathVariable @Pattern(regexp = KEY) @Parameter(example = "2021-09") String statement,
            @RequestBody @Valid SubmitRequest request, Caller caller) {
        var id = id(schoolId, statement);
        return answer(id, submitting.submit(id, Set.copyOf(request.requiredWorkIncomplete()), request.source(),
                caller));
    }

    @Operation(summary = "Approve a statement", description = """
        By another person of the school than who has handed it in (R15). From then on it stands. If-Match, where it is \
        sent, says which version was looked at. With nothing to pay it is filed at once.""")
    @PostMapping(STATEMENT + "/approval")
    @PreAuthorize("hasRole('school-admin')")
    ResponseEntity<StatementView> approve(@PathVariable String schoolId,
            @PathVariable @Pattern(regexp = KEY) @Parameter(example = "2021-09") String statement, IfMatch ifMatch,
            Caller caller) {
        var id = id(schoolId, statement);
        return answer(id, submitting.approve(id, ifMatch, caller));
    }

    @Operation(summary = "Give a statement back", description = "Until it is approved. It is a draft again.")
    @PostMapping(STATEMENT + "/return")
    @PreAuthorize("hasRole('school-admin')")
    ResponseEntity<StatementView> giveBack(@PathVariable String schoolId,
            @PathVariable @Pattern(regexp = KEY) @Parameter(example = "2021-09") String statement,
            @RequestBody @Valid ReturnRequest request, Caller caller) {
        var id = id(schoolId, statement);
        return answer(id, submitting.giveBack(id, request.reason(), caller));
    }

    @Operation(summary = "Say how an approved statement was paid", description = """
        The fees leave the fund of the source as LABOUR_FEES (R14), and the statement is filed with the bureau (R21). \
        What a supplement takes off comes back to the fund. Again with the same day and reference: the same. When the \
        money is not there it stays approved.""")
    @PostMapping(STATEMENT + "/payment")
    @PreAuthorize("hasRole('school-admin')")
    ResponseEntity<StatementView> pay(@PathVariable String schoolId,
            @PathVariable @Pattern(regexp = KEY) @Parameter(example = "2021-09") String statement,
            @RequestBody @Valid PaymentRequest request, Caller caller) {
        var id = id(schoolId, statement);
        return answer(id, paying.pay(id, request.on(), request.reference(), caller));
    }

    private static Id id(String schoolId, String key) {
        var month = YearMonth.parse(key.substring(0, MONTH_LENGTH));
        return key.length() == MONTH_LENGTH
                ? new Id(schoolId, month)
                : new Id(schoolId, month, Integer.parseInt(key.substring(MONTH_LENGTH + BEFORE_NUMBER)));
    }

    private ResponseEntity<StatementView> answer(Id id, Versioned<Statement> statement) {
        return ResponseEntity.ok()
                .eTag(Versions.etag(statement.version()))
                .body(StatementView.of(findStatements.found(id, statement)));
    }
}
