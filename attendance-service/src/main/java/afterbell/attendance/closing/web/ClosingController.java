package afterbell.attendance.closing.web;

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

import afterbell.attendance.closing.ClosingSession;
import afterbell.attendance.closing.SigningOff;
import afterbell.attendance.group.model.Slot;
import afterbell.attendance.serviceday.model.ServiceTime;
import afterbell.attendance.session.model.SessionId;
import afterbell.attendance.session.web.SessionView;
import afterbell.web.security.Caller;

@RestController
@RequestMapping("/api/attendance/v1/schools/{schoolId}/sessions/{date}/{slot}")
@Tag(name = "Sessions 服务场次")
class ClosingController {
    private static final String WRITERS = "hasAnyRole('school-admin', 'teacher')";

    private final SigningOff signingOff;
    private final ClosingSession closingSession;

    ClosingController(SigningOff signingOff, ClosingSession closingSession) {
        this.signingOff = signingOff;
        this.closingSession = closingSession;
    }

    @Operation(summary = "Sign workers off", description = """
        At most 100, each answered on its own. Time between the school's dismissal and 18:00 is counted (R19). Who has \\
        pupils in care hands them over first (R31). Possible in an open session and after it.""")
    @PostMapping("/sign-offs")
    @PreAuthorize(WRITERS)
    SignOffsView signOff(@PathVariable String schoolId, @PathVariable LocalDate date, @PathVariable Slot slot,
            @RequestBody @Valid SignOffsRequest request, Caller caller) {
        var leaving = request.toLeaving();
        return SignOffsView.of(leaving, signingOff.signOff(new SessionId(schoolId, date, slot), leaving, caller));
    }

    @Operation(summary = "Close a session", description = """
        Refused while an expected pupil is neither released nor accounted absent (R31).""")
    @PostMapping("/close")
    @PreAuthorize(WRITERS)
    SessionView close(@PathVariable String schoolId, @PathVariable LocalDate date, @PathVariable Slot slot,
            @RequestBody @Valid CloseRequest request, Caller caller) {
        return SessionView.of(closingSession.close(new SessionId(schoolId, date, slot), ServiceTime.kept(request.at()),
                caller));
    }
}
