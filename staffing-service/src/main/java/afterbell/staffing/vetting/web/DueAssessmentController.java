package afterbell.staffing.vetting.web;

import java.time.LocalDate;
import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import afterbell.staffing.vetting.FindDueAssessments;
import afterbell.staffing.vetting.FindDueAssessments.Due;
import afterbell.staffing.worker.model.Kind;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.Page;
import afterbell.web.paging.PageLimit;
import afterbell.web.security.Caller;

@RestController
@RequestMapping("/api/staffing/v1")
@Tag(name = "Assessments due 待考核", description = "Whom the schools have still to assess in a semester (R24)")
class DueAssessmentController {
    private final FindDueAssessments dueAssessments;

    DueAssessmentController(FindDueAssessments dueAssessments) {
        this.dueAssessments = dueAssessments;
    }

    /**
     * @param due                last day of the semester, by which the assessment is to be made
     * @param clearedUntilLatest last day of the service should it be missed
     * @param overdue            whether the semester is over
     * @param hirings            the schools that have not assessed the worker yet
     */
    record DueView(String workerId, Kind kind, String semesterId, LocalDate due, LocalDate clearedUntilLatest,
            boolean overdue, List<HiringView> hirings) {
        static DueView of(Due due) {
            return new DueView(due.workerId(), due.kind(), due.semester().semesterId(), due.semester().last(),
                    due.lastDay(), due.overdue(),
                    due.hirings().stream().map(it -> new HiringView(it.schoolId(), it.lastAssessed())).toList());
        }
    }

    record HiringView(String schoolId, LocalDate lastAssessed) {}

    @Operation(summary = "List whom a school has to assess", description = """
        Those hired from outside whom the school has not assessed in the semester that has begun last.""")
    @GetMapping("/schools/{schoolId}/assessments-due")
    @PreAuthorize("hasAnyRole('school-admin', 'education-bureau')")
    Page<DueView> ofSchool(@PathVariable String schoolId, Cursor cursor, PageLimit limit, Caller caller) {
        return dueAssessments.ofSchool(schoolId, cursor, limit, caller).map(DueView::of);
    }

    @Operation(summary = "List whom any school has to assess", description = "Who waits longest comes first.")
    @GetMapping("/assessments-due")
    @PreAuthorize("hasRole('education-bureau')")
    Page<DueView> all(Cursor cursor, PageLimit limit) {
        return dueAssessments.all(cursor, limit).map(DueView::of);
    }
}
