package afterbell.enrollment.place.web;

import java.time.LocalDate;
import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import afterbell.enrollment.place.FindGroupPupils;
import afterbell.enrollment.roster.model.Pupil;
import afterbell.enrollment.roster.model.Pupil.OffRoll;
import afterbell.enrollment.roster.model.Pupil.OnRoll;
import afterbell.enrollment.roster.model.Pupil.Unknown;
import afterbell.enrollment.roster.model.Standing;
import afterbell.enrollment.roster.store.NamedPupil;
import afterbell.web.security.Caller;

@RestController
@RequestMapping("/api/enrollment/v1/groups/{groupId}/pupils")
@Tag(name = "Places 学位", description = "Which pupils hold a place in a group (R6)")
class PlaceController {
    private final FindGroupPupils findGroupPupils;

    PlaceController(FindGroupPupils findGroupPupils) {
        this.findGroupPupils = findGroupPupils;
    }

    record PupilView(String pupilId, String rosterId, String name, int grade) {}

    record PupilsView(List<PupilView> items) {}

    @Operation(summary = "List a group's pupils", description = "Who holds a place there on that day, today if none is "
            + "named, or later in its semester, with names, for the school's own people only.")
    @GetMapping
    @PreAuthorize("hasAnyRole('teacher', 'school-admin', 'school-system')")
    PupilsView pupils(@PathVariable String groupId, @RequestParam @Nullable LocalDate on, Caller caller) {
        return new PupilsView(
                findGroupPupils.ofGroup(groupId, on, caller).stream().map(PlaceController::view).toList());
    }

    private static PupilView view(NamedPupil named) {
        var standing = standing(named.pupil());
        return new PupilView(named.pupil().pupilId(), standing.rosterId(), named.name(), standing.grade());
    }

    private static Standing standing(Pupil pupil) {
        return switch (pupil) {
            case OnRoll onRoll -> onRoll.standing();
            case OffRoll offRoll -> offRoll.last().standing();
            case Unknown unknown -> throw new IllegalStateException("No entry of pupil " + unknown.pupilId());
        };
    }
}
