package afterbell.attendance.contingency.web;

import java.time.LocalDate;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import afterbell.attendance.contingency.DeclaringContingencyPlan;
import afterbell.attendance.contingency.FindContingencyPlans;
import afterbell.attendance.contingency.model.ContingencyPlan.Period;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.Page;
import afterbell.web.paging.PageLimit;
import afterbell.web.security.Caller;

@RestController
@RequestMapping("/api/attendance/v1/schools/{schoolId}/contingency-plans")
@Tag(name = "Contingency plans 安全预案", description = "What a school does when something happens; no service opens without (R28)")
class ContingencyController {
    private static final String READERS = "hasAnyRole('teacher', 'school-admin', 'gate-guard', 'education-bureau')";

    private final DeclaringContingencyPlan declaring;
    private final FindContingencyPlans findPlans;

    ContingencyController(DeclaringContingencyPlan declaring, FindContingencyPlans findPlans) {
        this.declaring = declaring;
        this.findPlans = findPlans;
    }

    @Operation(summary = "Declare a contingency plan", description = """
        For a period of at most a year, covering venue, food, first aid and fire. 201 when it was declared, 200 when it \
        had been declared in the same words; another plan has another period.""")
    @PostMapping
    @PreAuthorize("hasRole('school-admin')")
    ResponseEntity<ContingencyView> declare(@PathVariable String schoolId,
            @RequestBody @Valid ContingencyRequest request, Caller caller) {
        var declared = declaring.declare(schoolId, new Period(request.from(), request.until()), request.areas(),
                request.wording(), caller);
        var status = declared.isNew() ? HttpStatus.CREATED : HttpStatus.OK;
        return ResponseEntity.status(status).body(ContingencyView.of(declared.plan()));
    }

    @Operation(summary = "List a school's contingency plans", description = "By their first days, without their wording.")
    @GetMapping
    @PreAuthorize(READERS)
    Page<ContingencyView> plans(@PathVariable String schoolId, Cursor cursor, PageLimit limit, Caller caller) {
        return findPlans.ofSchool(schoolId, cursor, limit, caller).map(ContingencyView::of);
    }

    @Operation(summary = "Read a contingency plan", description = "With its wording.")
    @GetMapping("/{from}/{until}")
    @PreAuthorize(READERS)
    ContingencyView plan(@PathVariable String schoolId, @PathVariable LocalDate from, @PathVariable LocalDate until,
            Caller caller) {
        return ContingencyView.of(findPlans.one(schoolId, new Period(from, until), caller));
    }
}
