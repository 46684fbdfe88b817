package afterbell.funding.labour.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import afterbell.funding.labour.FilingStatement;
import afterbell.funding.labour.FindStatements;
import afterbell.funding.labour.model.Statement;
import afterbell.funding.labour.model.Statement.Content;
import afterbell.funding.labour.model.Statement.Filed;
import afterbell.funding.labour.model.Statement.Filing;
import afterbell.funding.labour.model.Statement.Id;
import afterbell.funding.labour.model.Statement.Line;
import afterbell.funding.labour.model.Statement.Open;
import afterbell.funding.labour.model.Statement.Terms;
import afterbell.funding.ledger.model.Source;
import afterbell.web.security.Caller;

@RestController
@RequestMapping("/api/funding/v1/schools/{schoolId}/labour-statements/{month}")
@Tag(name = "Labour statements 劳务费", description = "What workers are paid for the class hours they served (R18–R21)")
class LabourController {
    private static final String MONTH = "20[0-9]{2}-(0[1-9]|1[0-2])";

    private final FilingStatement filingStatement;
    private final FindStatements findStatements;

    LabourController(FilingStatement filingStatement, FindStatements findStatements) {
        this.filingStatement = filingStatement;
        this.findStatements = findStatements;
    }

    /**
     * @param requiredWorkIncomplete workers who are not paid (R18)
     * @param source                 whose money pays; the city's when not given
     * @param bookedOn               accounting day; the last day of the month when not given
     */
    record FilingRequest(
            @NotNull @Size(max = 1_000) @ArraySchema(schema = @Schema(example = "wrk-7f3a2b")) List<@NotNull @Pattern(regexp = "[A-Za-z0-9-]{1,64}") String> requiredWorkIncomplete,
            @Nullable @Schema(example = "CITY_FINANCE") Source source,
            @Nullable @Schema(example = "2021-09-30") LocalDate bookedOn) {}

    /** How far the statement is. */
    enum State {
        DRAFT,
        FILING,
        FILED
    }

    /**
     * A statement as its readers see it.
     *
     * @param workersPaid workers who are paid
     * @param classHours  class hours paid
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StatementView(String statementId, String schoolId, String month, State state, int workersPaid,
            int classHours, long amountFen, @Nullable Source source, @Nullable LocalDate bookedOn,
            @Nullable String filedBy, @Nullable Instant filedAt, List<Line> workers) {
        static StatementView of(Statement statement, Content content) {
            return switch (statement) {
                case Open() -> of(State.DRAFT, content, null);
                case Filing(_, var terms) -> of(State.FILING, content, terms);
                case Filed(_, var terms) -> of(State.FILED, content, terms);
            };
        }

        private static StatementView of(State state, Content content, @Nullable Terms terms) {
            var id = content.id();
            return new StatementView(id.value(), id.schoolId(), id.month().toString(), state, content.workersPaid(),
                    content.classHours(), content.amountFen(), terms == null ? null : terms.source(),
                    terms == null ? null : terms.bookedOn(), terms == null ? null : terms.by(),
                    terms == null ? null : terms.at(), content.lines());
        }
    }

    @Operation(summary = "Read a month's labour statement", description = """
        As filed, or drawn up from what was served until now: on each afternoon whole class hours, no more than the \
        policy's most (R19), at the rate of the semester in force.""")
    @GetMapping
    @PreAuthorize("hasAnyRole('school-admin', 'hr-bureau', 'education-bureau')")
    StatementView statement(@PathVariable String schoolId,
            @PathVariable @Pattern(regexp = MONTH) @Parameter(example = "2021-09") String month, Caller caller) {
        var found = findStatements.one(new Id(schoolId, YearMonth.parse(month)), caller);
        return StatementView.of(found.statement(), found.content());
    }

    @Operation(summary = "Pay a month's labour fees and file the statement", description = """
        Once the month is over. Who has not done the required work is not paid (R18). The fees leave the fund of the \
        source as LABOUR_FEES (R14). Again on the same terms: the same; on others 409 funding.statement-filed.""")
    @PostMapping
    @PreAuthorize("hasRole('school-admin')")
    StatementView file(@PathVariable String schoolId,
            @PathVariable @Pattern(regexp = MONTH) @Parameter(example = "2021-09") String month,
            @RequestBody @Valid FilingRequest filing, Caller caller) {
        var source = filing.source() == null ? Source.CITY_FINANCE : filing.source();
        var filed = filingStatement.file(new Id(schoolId, YearMonth.parse(month)),
                Set.copyOf(filing.requiredWorkIncomplete()), source, filing.bookedOn(), caller);
        return StatementView.of(filed, filed.content());
    }
}
