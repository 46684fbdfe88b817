package afterbell.enrollment.semester.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import afterbell.enrollment.Ids;
import afterbell.enrollment.semester.FindSemesters;
import afterbell.enrollment.semester.SettingSemester;
import afterbell.enrollment.semester.model.Semester;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.security.Caller;
import afterbell.web.version.IfMatch;
import afterbell.web.version.Versions;

@RestController
@RequestMapping("/api/enrollment/v1/semesters/{semesterId}")
@Tag(name = "Semesters 学期", description = "The city's calendar and policy of a semester (R10, R16–R20, R24, R25)")
class SemesterController {
    private final SettingSemester settingSemester;
    private final FindSemesters findSemesters;

    SemesterController(SettingSemester settingSemester, FindSemesters findSemesters) {
        this.settingSemester = settingSemester;
        this.findSemesters = findSemesters;
    }

    @Operation(summary = "Set a semester", description = "School days are weekdays, less legal holidays, plus make-up "
            + "working days (R10). Repeating it changes nothing; a change needs If-Match.")
    @PutMapping
    @PreAuthorize("hasRole('education-bureau')")
    ResponseEntity<SemesterView> set(@PathVariable @Pattern(regexp = Ids.CHOSEN) String semesterId,
            @RequestBody @Valid SemesterRequest request, IfMatch seen, Caller caller) {
        return answer(settingSemester.set(semesterId, request.first(), request.last(), request.toHolidays(),
                request.toPolicy(), seen, caller));
    }

    @Operation(summary = "Read a semester", description = "Its school days and its policy, for any role.")
    @GetMapping
    ResponseEntity<SemesterView> semester(@PathVariable String semesterId) {
        return answer(findSemesters.one(semesterId));
    }

    private static ResponseEntity<SemesterView> answer(Versioned<Semester> semester) {
        return ResponseEntity.ok().eTag(Versions.etag(semester.version())).body(SemesterView.of(semester));
    }
}
