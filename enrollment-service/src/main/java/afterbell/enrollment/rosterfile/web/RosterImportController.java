package afterbell.enrollment.rosterfile.web;

import java.io.IOException;
import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

import afterbell.enrollment.rosterfile.ImportingRoster;
import afterbell.enrollment.rosterfile.ImportingRoster.Counts;
import afterbell.enrollment.rosterfile.ImportingRoster.Mode;
import afterbell.enrollment.rosterfile.ImportingRoster.Report;
import afterbell.enrollment.rosterfile.ImportingRoster.State;
import afterbell.enrollment.rosterfile.RosterFileProblem;
import afterbell.enrollment.rosterfile.model.FileProblem;
import afterbell.web.idempotency.NoIdempotencyKey;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;

@RestController
@RequestMapping("/api/enrollment/v1/schools/{schoolId}/roster-imports")
@Tag(name = "Roster 学籍", description = "Who is on a school's roll (R6)")
class RosterImportController {
    /** More problems than this are counted, not listed. */
    private static final int MOST_LISTED = 500;

    private final ImportingRoster importingRoster;

    RosterImportController(ImportingRoster importingRoster) {
        this.importingRoster = importingRoster;
    }

    /**
     * @param rows         pupils that the file names
     * @param problemCount all of them; at most 500 are listed
     */
    record ImportView(String importId, State state, int rows, Counts pupils, int problemCount,
            List<FileProblem> problems) {

        static ImportView of(Report it) {
            return new ImportView(it.importId(), it.state(), it.rows(), it.pupils(), it.problems().size(),
                    it.problems().stream().limit(MOST_LISTED).toList());
        }
    }

    @Operation(summary = "Import a roster", description = "A OneRoster 1.2 archive (CSV, bulk) or an .xlsx workbook, "
            + "at most 2 MB. One fault rejects the whole file; mode=PARTIAL enters the good rows, dryRun=true only "
            + "judges. The same file again changes nothing.")
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @PreAuthorize("hasAnyRole('school-admin', 'school-system')")
    @NoIdempotencyKey("The same file again changes nothing")
    ImportView load(@PathVariable String schoolId, @RequestParam(defaultValue = "ALL") Mode mode,
            @RequestParam(defaultValue = "false") boolean dryRun, @RequestPart("file") MultipartFile file,
            Caller caller) {
        return ImportView.of(importingRoster.load(schoolId, bytes(file), mode, dryRun, caller));
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException e) {
            throw new ProblemException(RosterFileProblem.UNREADABLE);
        }
    }
}
