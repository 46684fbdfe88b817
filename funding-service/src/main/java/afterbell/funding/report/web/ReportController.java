package afterbell.funding.report.web;

import java.time.LocalDate;
import java.time.YearMonth;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Pattern;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import afterbell.funding.ledger.model.Source;
import afterbell.funding.report.DrawingUpReports;
import afterbell.funding.report.DrawingUpReports.Months;
import afterbell.funding.report.rendering.Form;
import afterbell.web.security.Caller;

@RestController
@RequestMapping("/api/funding/v1")
@Tag(name = "Reports 报表", description = "What became of the money, as CSV, spreadsheet and pages to print (R13, R14)")
class ReportController {
    private static final String SCHOOL_ID = "[a-z0-9][a-z0-9-]{0,39}";

    private final DrawingUpReports drawingUp;
    private final ReportFile file;

    ReportController(DrawingUpReports drawingUp, ReportFile file) {
        this.drawingUp = drawingUp;
        this.file = file;
    }

    @Operation(summary = "Statement of a school's fund", description = """
        What was there, was received, was spent on what and is left, by source, from a day to a day. A file; form is CSV, \
        XLSX or PDF.""")
    @GetMapping("/schools/{schoolId}/reports/statement")
    @PreAuthorize("hasAnyRole('school-admin', 'finance-bureau', 'education-bureau')")
    ResponseEntity<byte[]> statement(@PathVariable @Pattern(regexp = SCHOOL_ID) String schoolId,
            @RequestParam @Parameter(example = "2021-09-01") LocalDate from,
            @RequestParam @Parameter(example = "2022-01-31") LocalDate to,
            @RequestParam(defaultValue = "CSV") Form form, Caller caller) {
        return file.of(drawingUp.schoolStatement(schoolId, from, to, caller), form);
    }

    @Operation(summary = "Summary of the city's funds", description = "Of whole months, all schools together and each by itself.")
    @GetMapping("/reports/city")
    @PreAuthorize("hasAnyRole('finance-bureau', 'education-bureau')")
    ResponseEntity<byte[]> city(
            @RequestParam @Parameter(schema = @Schema(type = "string", example = "2021-09")) YearMonth from,
            @RequestParam @Parameter(schema = @Schema(type = "string", example = "2022-01")) YearMonth to,
            @RequestParam(defaultValue = "CSV") Form form) {
        return file.of(drawingUp.citySummary(new Months(from, to)), form);
    }

    @Operation(summary = "Report to a giver", description = """
        What each school has made of a source's money, in whole months: the union reads its own, a township its own in its \
        schools, the finance bureau every source.""")
    @GetMapping("/reports/sources/{source}")
    @PreAuthorize("hasAnyRole('finance-bureau', 'trade-union', 'township')")
    ResponseEntity<byte[]> source(@PathVariable Source source,
            @RequestParam @Parameter(schema = @Schema(type = "string", example = "2021-09")) YearMonth from,
            @RequestParam @Parameter(schema = @Schema(type = "string", example = "2022-01")) YearMonth to,
            @RequestParam(defaultValue = "CSV") Form form, Caller caller) {
        return file.of(drawingUp.ofSource(source, new Months(from, to), caller), form);
    }

    @Operation(summary = "How a school has used its fund, for everybody", description = """
        Without a login. Only of months that the finance bureau has closed, so that what was published never changes.""")
    @GetMapping("/public/schools/{schoolId}/fund-use")
    ResponseEntity<byte[]> fundUse(@PathVariable @Pattern(regexp = SCHOOL_ID) String schoolId,
            @RequestParam @Parameter(schema = @Schema(type = "string", example = "2020-09")) YearMonth from,
            @RequestParam @Parameter(schema = @Schema(type = "string", example = "2020-12")) YearMonth to,
            @RequestParam(defaultValue = "CSV") Form form) {
        return file.forEverybody(drawingUp.fundUse(schoolId, new Months(from, to)), form);
    }
}
