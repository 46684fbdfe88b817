package afterbell.funding.servedday.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import afterbell.funding.servedday.FindServedDays;
import afterbell.funding.servedday.FindServedDays.Total;
import afterbell.funding.servedday.ServedDayProblem;
import afterbell.funding.servedday.model.Semester;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.Page;
import afterbell.web.paging.PageLimit;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;

@RestController
@RequestMapping("/api/funding/v1/schools/{schoolId}/served-days")
@PreAuthorize("hasAnyRole('school-admin', 'school-system', 'education-bureau', 'finance-bureau')")
@Tag(name = "Served days 服务天数", description = "Days on which pupils were served in the afternoon slot (R16)")
class ServedDayController {
    private final FindServedDays findServedDays;

    ServedDayController(FindServedDays findServedDays) {
        this.findServedDays = findServedDays;
    }

    @Operation(summary = "A school's count in one semester")
    @GetMapping("/total")
    Total total(@PathVariable String schoolId,
            @RequestParam @Parameter(example = "2021-autumn") String semester, Caller caller) {
        return findServedDays.total(schoolId, semester(semester), caller);
    }

    @Operation(summary = "Served days of each pupil, by group")
    @GetMapping
    Page<TallyView> byGroup(@PathVariable String schoolId,
            @RequestParam @Parameter(example = "2021-autumn") String semester, Cursor cursor, PageLimit limit,
            Caller caller) {
        return findServedDays.byGroup(schoolId, semester(semester), cursor, limit, caller).map(TallyView::of);
    }

    private static Semester semester(String id) {
        return Semester.parse(id).orElseThrow(() -> new ProblemException(ServedDayProblem.SEMESTER_INVALID));
    }
}
