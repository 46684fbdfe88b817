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
import afterbell.attendance.release.ReleasingByCode;
import afterbell.attendance.rollcall.model.RegisterId;
import afterbell.web.security.Caller;

@RestController
@RequestMapping("/api/attendance/v1/groups/{groupId}/registers/{date}/{slot}/releases")
@Tag(name = "Registers 点名册")
class ReleaseController {
    private final ReleasingByCode releasing;

    ReleaseController(ReleasingByCode releasing) {
        this.releasing = releasing;
    }

    @Operation(summary = "Release pupils", description = """
        At most 50 of a group, each answered on its own: to an adult who may collect the pupil, or alone where that is \
        allowed. A pickup code that was shown says who the adult is, and counts once. An adult who must not collect the \
        pupil, and a code that is shown again, are refused and told to the school at once (R31). Releasing a pupil again \
        in the same way changes nothing.""")
    @PostMapping
    @PreAuthorize("hasAnyRole('gate-guard', 'teacher', 'school-admin', 'school-system')")
    ReleasesView release(@PathVariable String groupId, @PathVariable LocalDate date, @PathVariable Slot slot,
            @RequestBody @Valid ReleasesRequest request, Caller caller) {
        var coming = request.toComing();
        return ReleasesView.of(coming, releasing.release(new RegisterId(groupId, date, slot), coming, caller));
    }
}
