package afterbell.enrollment.place.web;

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

import afterbell.enrollment.place.FindPupils;
import afterbell.enrollment.place.GrantingPlaces;
import afterbell.enrollment.place.PlaceProblem;
import afterbell.enrollment.place.model.GrantingRules.Outcome;
import afterbell.enrollment.place.model.GrantingRules.Outcome.GroupIsFull;
import afterbell.enrollment.place.model.GrantingRules.Outcome.Holds;
import afterbell.enrollment.place.model.GrantingRules.Outcome.HoldsPlaceElsewhere;
import afterbell.enrollment.place.model.Pupil.Placed;
import afterbell.web.problem.ProblemCode;
import afterbell.web.security.Caller;

@RestController
@RequestMapping("/api/enrollment/v1/groups/{groupId}")
@Tag(name = "Places 学位", description = "Which pupils hold a place in a group (R6)")
class PlaceController {
    private final GrantingPlaces grantingPlaces;
    private final FindPupils findPupils;

    PlaceController(GrantingPlaces grantingPlaces, FindPupils findPupils) {
        this.grantingPlaces = grantingPlaces;
        this.findPupils = findPupils;
    }

    /** What became of each pupil, in the order asked. */
    record PlacesView(List<PlaceView> items) {}

    /**
     * @param status  201 granted, 200 held already, 409 refused
     * @param pupilId the pupil's opaque id, where a place is held
     * @param code    why it is refused
     * @param rule    the rule that refuses it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PlaceView(String rosterId, int status, @Nullable String pupilId, @Nullable String code,
            @Nullable String rule) {}

    record PupilView(String pupilId, String rosterId, String name, int grade) {}

    @Operation(summary = "Grant places", description = "Answers for each pupil. Repeating it changes nothing.")
    @PostMapping("/places")
    @PreAuthorize("hasAnyRole('school-admin', 'school-system')")
    PlacesView grant(@PathVariable String groupId, @RequestBody @Valid PlaceRequest request, Caller caller) {
        var outcomes = grantingPlaces.grant(groupId, request.wanted(groupId), caller);
        return new PlacesView(IntStream.range(0, outcomes.size())
                .mapToObj(i -> view(request.pupils().get(i).rosterId(), outcomes.get(i)))
                .toList());
    }

    @Operation(summary = "List a group's pupils, at most 50")
    @GetMapping("/pupils")
    @PreAuthorize("hasAnyRole('teacher', 'school-admin', 'school-system')")
    PupilsView pupils(@PathVariable String groupId, Caller caller) {
        return new PupilsView(findPupils.ofGroup(groupId, caller).stream().map(PlaceController::view).toList());
    }

    record PupilsView(List<PupilView> items) {}

    private static PupilView view(Placed pupil) {
        return new PupilView(pupil.pupilId(), pupil.rosterId(), pupil.name(), pupil.grade());
    }

    private static PlaceView view(String rosterId, Outcome outcome) {
        return switch (outcome) {
            case Holds(Placed pupil, boolean granted) -> new PlaceView(rosterId,
                    (granted ? HttpStatus.CREATED : HttpStatus.OK).value(), pupil.pupilId(), null, null);
            case GroupIsFull() -> refused(rosterId, PlaceProblem.GROUP_FULL);
            case HoldsPlaceElsewhere() -> refused(rosterId, PlaceProblem.PLACE_ELSEWHERE);
        };
    }

    private static PlaceView refused(String rosterId, ProblemCode problem) {
        return new PlaceView(rosterId, problem.status().value(), null, problem.code(), problem.rule());
    }
}
