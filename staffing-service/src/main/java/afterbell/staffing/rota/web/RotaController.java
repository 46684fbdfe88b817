package afterbell.staffing.rota.web;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import afterbell.staffing.rota.AssigningDuties;
import afterbell.staffing.rota.AssigningDuties.Outcome;
import afterbell.staffing.rota.AssigningDuties.Outcome.OnRota;
import afterbell.staffing.rota.AssigningDuties.Outcome.Refused;
import afterbell.staffing.rota.FindCoverage;
import afterbell.staffing.rota.Refusals;
import afterbell.staffing.rota.RemovingDuties;
import afterbell.staffing.rota.RotaProblem;
import afterbell.staffing.rota.model.Duty;
import afterbell.staffing.rota.model.Hours;
import afterbell.staffing.rota.model.Refusal;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.Page;
import afterbell.web.paging.PageLimit;
import afterbell.web.problem.ProblemCode;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;

@RestController
@RequestMapping("/api/staffing/v1")
@Tag(name = "Rota 值班表", description = "Who is on duty where, and whether that is one teacher for 50 pupils (R20)")
class RotaController {
    private static final String READERS = "hasAnyRole('school-admin', 'teacher', 'education-bureau')";

    private final AssigningDuties assigningDuties;
    private final RemovingDuties removingDuties;
    private final FindCoverage findCoverage;

    RotaController(AssigningDuties assigningDuties, RemovingDuties removingDuties, FindCoverage findCoverage) {
        this.assigningDuties = assigningDuties;
        this.removingDuties = removingDuties;
        this.findCoverage = findCoverage;
    }

    /** What became of each duty, in the order asked, and how the days concerned stand now. */
    record AssignedView(List<ItemView> items, List<CoverageView> coverage) {}

    /**
     * @param status 201 assigned, 200 was assigned already, 404, 409 or 422 refused
     * @param dutyId where the duty is on the rota
     * @param code   why it is refused
     * @param rule   the rule that refuses it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ItemView(int status, @Nullable String dutyId, @Nullable String code, @Nullable String rule) {
        static ItemView refused(ProblemCode problem, @Nullable String rule) {
            return new ItemView(problem.status().value(), null, problem.code(), rule);
        }
    }

    record CoveragesView(List<CoverageView> items) {}

    @Operation(summary = "Assign duties", description = """
        Answers for each duty, and tells the coverage of the days concerned. A worker must be cleared on that day \
        and is in one place at a time, city-wide. Repeating it changes nothing.""")
    @PostMapping("/schools/{schoolId}/duties")
    @PreAuthorize("hasRole('school-admin')")
    AssignedView assign(@PathVariable String schoolId, @RequestBody @Valid DutiesRequest request, Caller caller) {
        var wanted = request.wanted();
        var outcomes = assigningDuties.assign(schoolId, wanted, caller);
        var coverage = findCoverage.around(schoolId, wanted.stream().map(AssigningDuties.Wanted::key).toList(), caller);
        return new AssignedView(outcomes.stream().map(RotaController::view).toList(),
                coverage.stream().map(CoverageView::of).toList());
    }

    @Operation(summary = "Take a duty off the rota", description = "Repeating it changes nothing.")
    @DeleteMapping("/duties/{dutyId}")
    @PreAuthorize("hasRole('school-admin')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String dutyId, Caller caller) {
        var key = Duty.Key.parse(dutyId).orElseThrow(() -> new ProblemException(RotaProblem.DUTY_UNKNOWN));
        removingDuties.remove(key, caller);
    }

    @Operation(summary = "List a school's duties", description = "At most 31 days, both ends included.")
    @GetMapping("/schools/{schoolId}/duties")
    @PreAuthorize(READERS)
    Page<DutyView> duties(@PathVariable String schoolId, @RequestParam LocalDate from, @RequestParam LocalDate to,
            Cursor cursor, PageLimit limit, Caller caller) {
        return findCoverage.duties(schoolId, from, to, cursor, limit, caller).map(DutyView::of);
    }

    /** @param month ISO month; hours are planned, attendance tells those that were served (R19) */
    record HoursView(String month, List<Hours> items) {}

    @Operation(summary = "Sum up a month's planned class hours", description = """
        For each worker with a duty at the school in that month: its duties there, and their planned class hours         (R19).""")
    @GetMapping("/schools/{schoolId}/planned-hours")
    @PreAuthorize("hasAnyRole('school-admin', 'education-bureau')")
    HoursView hours(@PathVariable String schoolId, @RequestParam YearMonth month, Caller caller) {
        return new HoursView(month.toString(), findCoverage.hours(schoolId, month, caller));
    }

    @Operation(summary = "Tell whether the rota covers the pupils expected", description = """
        For each service day, at most 31 days, both ends included; noon only where pupils are expected or somebody \
        is assigned.""")
    @GetMapping("/schools/{schoolId}/coverage")
    @PreAuthorize(READERS)
    CoveragesView coverage(@PathVariable String schoolId, @RequestParam LocalDate from, @RequestParam LocalDate to,
            Caller caller) {
        return new CoveragesView(
                findCoverage.between(schoolId, from, to, caller).stream().map(CoverageView::of).toList());
    }

    private static ItemView view(Outcome outcome) {
        return switch (outcome) {
            case OnRota(Duty duty, boolean isNew) -> new ItemView(
                    (isNew ? HttpStatus.CREATED : HttpStatus.OK).value(), duty.key().value(), null, null);
            case Refused(Refusal reason) -> ItemView.refused(Refusals.problemOf(reason), Refusals.ruleOf(reason));
        };
    }
}
