package afterbell.enrollment.roster.web;

import java.util.List;
import java.util.stream.IntStream;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import afterbell.enrollment.roster.FindPupils;
import afterbell.enrollment.roster.KeepingRoll;
import afterbell.enrollment.roster.RosterProblem;
import afterbell.enrollment.roster.RosteringPupils.Novelty;
import afterbell.enrollment.roster.RosteringPupils.Rostered;
import afterbell.enrollment.roster.RosteringPupils.Rostered.Entered;
import afterbell.enrollment.roster.RosteringPupils.Rostered.Refused;
import afterbell.enrollment.roster.model.Move;
import afterbell.enrollment.roster.store.NamedPupil;
import afterbell.enrollment.roster.web.RosterRequest.PupilRequest;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.Page;
import afterbell.web.paging.PageLimit;
import afterbell.web.security.Caller;

@RestController
@RequestMapping("/api/enrollment/v1/schools/{schoolId}/pupils")
@Tag(name = "Roster 学籍", description = "Who is on a school's roll (R6)")
class PupilController {
    private final KeepingRoll keepingRoll;
    private final FindPupils findPupils;

    PupilController(KeepingRoll keepingRoll, FindPupils findPupils) {
        this.keepingRoll = keepingRoll;
        this.findPupils = findPupils;
    }

    /** What became of each pupil, in the order asked. */
    record RosteredView(List<RosteredItem> items) {}

    /**
     * @param status  201 added, 200 known already, 409 or 422 refused
     * @param pupilId the pupil's opaque id, one in the whole city
     * @param code    why it is refused
     * @param rule    the rule that refuses it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RosteredItem(String rosterId, int status, @Nullable String pupilId, @Nullable String code,
            @Nullable String rule) {}

    /** @param pupilNumber with its middle hidden */
    record PupilView(String pupilId, String rosterId, String name, int grade, String className, String pupilNumber,
            boolean onRoll) {}

    @Operation(summary = "Enter pupils into the roll", description = "Answers for each pupil. A pupil is one in the "
            + "whole city, found by the pupil number. Repeating it changes nothing.")
    @PostMapping
    @PreAuthorize("hasAnyRole('school-admin', 'school-system')")
    RosteredView enter(@PathVariable String schoolId, @RequestBody @Valid RosterRequest request, Caller caller) {
        var outcomes = keepingRoll.enter(schoolId, request.pupils().stream().map(PupilRequest::toRow).toList(),
                caller);
        return new RosteredView(IntStream.range(0, outcomes.size())
                .mapToObj(i -> item(request.pupils().get(i).rosterId(), outcomes.get(i)))
                .toList());
    }

    @Operation(summary = "List the pupils on the roll", description = "With names, for the school's own people only.")
    @GetMapping
    @PreAuthorize("hasAnyRole('school-admin', 'school-system', 'teacher')")
    Page<PupilView> pupils(@PathVariable String schoolId, Cursor cursor, PageLimit limit, Caller caller) {
        return findPupils.ofSchool(schoolId, cursor, limit, caller).map(PupilController::view);
    }

    private static PupilView view(NamedPupil named) {
        var standing = named.pupil().current().orElseThrow();
        return new PupilView(named.pupil().pupilId(), standing.rosterId(), named.name(), standing.grade(),
                standing.className(), named.maskedNumber(), true);
    }

    private static RosteredItem item(String rosterId, Rostered outcome) {
        return switch (outcome) {
            case Entered(String pupilId, long _, Novelty novelty, Move _) -> new RosteredItem(rosterId,
                    (novelty == Novelty.ADDED ? HttpStatus.CREATED : HttpStatus.OK).value(), pupilId, null, null);
            case Refused(RosterProblem problem, String _) -> new RosteredItem(rosterId, problem.status().value(), null,
                    problem.code(), problem.rule());
        };
    }
}
