package afterbell.attendance.checkin.web;

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

import afterbell.attendance.checkin.CheckingIn;
import afterbell.attendance.group.model.Slot;
import afterbell.attendance.rollcall.model.RegisterId;
import afterbell.web.security.Caller;

@RestController
@RequestMapping("/api/attendance/v1/groups/{groupId}/registers/{date}/{slot}/check-ins")
@Tag(name = "Registers 点名册")
class CheckInController {
    private final CheckingIn checkingIn;

    CheckInController(CheckingIn checkingIn) {
        this.checkingIn = checkingIn;
    }

    @Operation(summary = "Check pupils in", description = """
        At most 50 of a group as they come, each answered on its own: at the gate, by card or by code. A pupil is \\
        present and in one worker's care from then on (R31): the one named; else the one who took pupils of the group \\
        last; else the only one who is signed on. The roll is called later and settles the others. Checking a pupil in \\
        again changes nothing.""")
    @PostMapping
    @PreAuthorize("hasAnyRole('gate-guard', 'teacher', 'school-admin', 'school-system')")
    CheckInsView checkIn(@PathVariable String groupId, @PathVariable LocalDate date, @PathVariable Slot slot,
            @RequestBody @Valid CheckInsRequest request, Caller caller) {
        var coming = request.toComing();
        return CheckInsView.of(coming, checkingIn.checkIn(new RegisterId(groupId, date, slot), coming, caller));
    }
}
