package afterbell.enrollment.rosterfile.web;

import java.io.IOException;
import java.net.URI;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Pattern;
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

import afterbell.enrollment.Ids;
import afterbell.enrollment.rosterfile.FindImports;
import afterbell.enrollment.rosterfile.ImportingRoster;
import afterbell.enrollment.rosterfile.RosterFileProblem;
import afterbell.enrollment.rosterfile.model.Order.Missing;
import afterbell.enrollment.rosterfile.model.Order.Mode;
import afterbell.web.idempotency.NoIdempotencyKey;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.Page;
import afterbell.web.paging.PageLimit;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;

@RestController
@RequestMapping("/api/enrollment/v1")
@Tag(name = "Roster 学籍", description = "Who is on a school's roll (R6)")
@PreAuthorize("hasAnyRole('school-admin', 'school-system')")
class RosterImportController {
    private static final String IMPORTS = "/api/enrollment/v1/roster-imports/";

    private final ImportingRoster importingRoster;
    private final FindImports findImports;

    RosterImportController(ImportingRoster importingRoster, FindImports findImports) {
        this.importingRoster = importingRoster;
        this.findImports = findImports;
    }

    @Operation(summary = "Import a roster", description = "A OneRoster 1.2 archive (CSV, bulk or delta) or an .xlsx "
            + "workbook, at most 2 MB. Answers at once; the import's own address tells how it goes. One fault rejects "
            + "the whole file; mode=PARTIAL enters the good rows, dryRun=true only judges, missing=LEAVE takes whom a "
            + "whole roster does not name off the roll. A school imports one file at a time; the same file handed in "
            + "again meanwhile is the same import, and afterwards changes nothing.")
    @PostMapping(path = "/schools/{schoolId}/roster-imports", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @NoIdempotencyKey("The same file again is the same import, or changes nothing")
    ResponseEntity<ImportView> handIn(@PathVariable String schoolId, @RequestParam(defaultValue = "ALL") Mode mode,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam(defaultValue = "REPORT") Missing missing, @RequestPart("file") MultipartFile file,
            Caller caller) {
        var job = importingRoster.handIn(schoolId, bytes(file), mode, dryRun, missing, caller);
        return ResponseEntity.accepted().location(URI.create(IMPORTS + job.importId())).body(ImportView.of(job));
    }

    @Operation(summary = "List a school's imports", description = "The newest first.")
    @GetMapping("/schools/{schoolId}/roster-imports")
    Page<ImportView> ofSchool(@PathVariable String schoolId, Cursor cursor, PageLimit limit, Caller caller) {
        return findImports.ofSchool(schoolId, cursor, limit, caller).map(ImportView::of);
    }

    @Operation(summary = "See how an import goes", description = "WAITING, READING, CHECKING, APPLYING, and at last "
            + "APPLIED, PARTLY_APPLIED, CHECKED, REJECTED or FAILED.")
    @GetMapping("/roster-imports/{importId}")
    ImportView one(@PathVariable @Pattern(regexp = Ids.OPAQUE) String importId, Caller caller) {
        return ImportView.of(findImports.one(importId, caller));
    }

    @Operation(summary = "Read an import's report", description = "A line for each fault and each thing worth knowing: "
            + "file, row, column, kind of value, code. Never a value.")
    @GetMapping("/roster-imports/{importId}/report")
    Page<FindingView> report(@PathVariable @Pattern(regexp = Ids.OPAQUE) String importId, Cursor cursor,
            PageLimit limit, Caller caller) {
        return findImports.report(importId, cursor, limit, caller).map(FindingView::of);
    }

    @Operation(summary = "Download an import's report", description = "As CSV for a spreadsheet, at most 10 000 lines.")
    @GetMapping(path = "/roster-imports/{importId}/report.csv", produces = "text/csv;charset=UTF-8")
    ResponseEntity<String> download(@PathVariable @Pattern(regexp = Ids.OPAQUE) String importId, Caller caller) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"roster-import-" + importId + ".csv\"")
                .body(ReportCsv.of(findImports.wholeReport(importId, caller)));
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException e) {
            throw new ProblemException(RosterFileProblem.UNREADABLE);
        }
    }
}
