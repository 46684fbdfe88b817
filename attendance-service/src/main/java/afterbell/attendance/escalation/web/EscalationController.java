package afterbell.attendance.escalation.web;

import java.time.LocalDate;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import afterbell.attendance.escalation.EscalatingPupils;
import afterbell.attendance.escalation.EscalatingPupils.StillHere;
import afterbell.attendance.group.model.Slot;
import afterbell.attendance.serviceday.model.ServiceTime;
import afterbell.attendance.session.model.SessionId;
import afterbell.web.security.Caller;

@RestController
@RequestMapping("/api/attendance/v1/schools/{schoolId}/sessions/{date}/{slot}/escalations")
@Tag(name = "Safety 安全", description = "What people must know at once (R29, R31)")
class EscalationController {
    private final EscalatingPupils escalatingPupils;

    EscalationController(EscalatingPupils escalatingPupils) {
        this.escalatingPupils = escalatingPupils;
    }

    /** Who is still here. */
    record StillHereView(List<PupilView> pupils) {}

    /** @param workerId who looks after the pupil, left out when nobody was named */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PupilView(String pupilId, String groupId, @Nullable String workerId) {
        static PupilView of(StillHere pupil) {
            return new PupilView(pupil.pupilId(), pupil.groupId(), pupil.workerId());
        }
    }

    @Operation(summary = "Escalate pupils who were not collected", description = """
        At 18:00 or later: names every pupil who is still in care, and tells the school of each once (R31).""")
    @PostMapping
    @PreAuthorize("hasAnyRole('school-admin', 'gate-guard')")
    StillHereView escalate(@PathVariable String schoolId, @PathVariable LocalDate date, @PathVariable Slot slot,
            @RequestBody @Valid EscalationRequest request, Caller caller) {
        var here = escalatingPupils.escalate(new SessionId(schoolId, date, slot), ServiceTime.kept(request.at()),
                caller);
        return new StillHereView(here.stream().map(PupilView::of).toList());
    }
}
