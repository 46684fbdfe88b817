package afterbell.attendance.handover.web;

import java.time.LocalDate;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import afterbell.attendance.group.model.Slot;
import afterbell.attendance.handover.HandingOver;
import afterbell.attendance.rollcall.model.RegisterId;
import afterbell.attendance.rollcall.web.RegisterView;
import afterbell.web.security.Caller;
import afterbell.web.version.Versions;

@RestController
@RequestMapping("/api/attendance/v1/groups/{groupId}/registers/{date}/{slot}/hand-over")
@Tag(name = "Registers 点名册")
class HandoverController {
    private final HandingOver handingOver;

    HandoverController(HandingOver handingOver) {
        this.handingOver = handingOver;
    }

    @Operation(summary = "Enter a hand-over that both have signed", description = """
        For the office, or a system of the school, that has both workers' counts: all pupils in the giver's care pass \
        to a worker who is signed on. When one of the two has counted others than are in care, nobody is handed over and \
        the answer names whom the counts differ in (R31). Workers with logins of their own offer and accept instead.""")
    @PostMapping
    @PreAuthorize("hasAnyRole('school-admin', 'school-system')")
    ResponseEntity<RegisterView> handOver(@PathVariable String groupId, @PathVariable LocalDate date,
            @PathVariable Slot slot, @RequestBody @Valid HandoverRequest request, Caller caller) {
        var register = handingOver.handOver(new RegisterId(groupId, date, slot), request.toSigned(caller.subject()),
                caller);
        return ResponseEntity.ok().eTag(Versions.etag(register.version())).body(RegisterView.of(register));
    }
}
