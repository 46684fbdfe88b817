package afterbell.attendance.release.web;

import java.time.LocalDate;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import afterbell.attendance.group.model.Slot;
import afterbell.attendance.release.ReleasingPupils;
import afterbell.attendance.rollcall.model.RegisterId;
import afterbell.web.security.Caller;

@RestController
@RequestMapping("/api/attendance/v1/groups/{groupId}/registers/{date}/{slot}/releases")
@Tag(name = "Registers 点名册")
class ReleaseController {
    private final ReleasingPupils releasingPupils;

    ReleaseController(ReleasingPupils releasingPupils) {
        this.releasingPupils = releasingPupils;
    }

    @Operation(summary = "Release pupils", description = """
        At most 50 of a group, each answered on its own: to an adult who may collect the pupil, or alone where that is \\
        allowed. An adult who must not collect the pupil is refused and told to the school at once (R31). Releasing a \\
        pupil again in the same way changes nothing.""")
    @PostMapping
    @PreAuthorize("hasAnyRole('gate-guard', 'teacher', 'school-admin', 'school-system')")
    ReleasesView release(@PathVariable String groupId, @PathVariable LocalDate date, @PathVariable Slot slot,
            @RequestBody @Valid ReleasesRequest request, Caller caller) {
        var leaving = request.toLeaving();
        return ReleasesView.of(leaving,
                releasingPupils.release(new RegisterId(groupId, date, slot), leaving, caller));
    }
}
