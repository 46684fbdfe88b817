package afterbell.attendance.custody.web;

import java.time.LocalDate;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import afterbell.attendance.custody.FindCustody;
import afterbell.web.security.Caller;

@RestController
@RequestMapping("/api/attendance/v1/pupils/{pupilId}/custody")
@Tag(name = "Custody 看护", description = "Who had a child when (R31)")
class CustodyController {
    private final FindCustody findCustody;

    CustodyController(FindCustody findCustody) {
        this.findCustody = findCustody;
    }

    @Operation(summary = "Read who had a pupil on a day", description = """
        The chain from the roll call over every hand-over to the release, in the registers of the caller's schools. \\
        Each reading is kept in the audit log.""")
    @GetMapping
    @PreAuthorize("hasAnyRole('teacher', 'school-admin', 'gate-guard', 'school-system')")
    CustodyView custody(@PathVariable String pupilId, @RequestParam LocalDate date, Caller caller) {
        return CustodyView.of(pupilId, date, findCustody.ofDay(pupilId, date, caller));
    }
}
