package afterbell.enrollment.departure.web;

import java.time.LocalDate;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import afterbell.enrollment.departure.TakingOffRoll;
import afterbell.enrollment.roster.model.Departure;
import afterbell.enrollment.roster.model.LeaveReason;
import afterbell.web.security.Caller;

@RestController
@RequestMapping("/api/enrollment/v1/schools/{schoolId}/pupils/{pupilId}/leave")
@Tag(name = "Roster 学籍", description = "Who is on a school's roll (R6)")
class DepartureController {
    private final TakingOffRoll takingOffRoll;

    DepartureController(TakingOffRoll takingOffRoll) {
        this.takingOffRoll = takingOffRoll;
    }

    /** @param on first day on which the pupil is gone */
    record LeaveRequest(@NotNull @Schema(example = "2021-11-01") LocalDate on,
            @NotNull @Schema(example = "TRANSFERRED") LeaveReason reason) {}

    record LeaveView(String pupilId, String schoolId, LocalDate on, LeaveReason reason) {}

    @Operation(summary = "Take a pupil off the roll", description = "Every place at the school ends (R6) and goes to "
            + "whoever waits first. Another school may enter the same pupil afterwards.")
    @PostMapping
    @PreAuthorize("hasRole('school-admin')")
    LeaveView leave(@PathVariable String schoolId, @PathVariable String pupilId,
            @RequestBody @Valid LeaveRequest request, Caller caller) {
        takingOffRoll.leave(pupilId, new Departure(schoolId, request.on(), request.reason()), caller);
        return new LeaveView(pupilId, schoolId, request.on(), request.reason());
    }
}
