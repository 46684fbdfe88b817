package afterbell.staffing.leave.web;

import java.time.LocalDate;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import afterbell.staffing.leave.GrantingLeave;
import afterbell.staffing.leave.model.StaffLeave;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.Page;
import afterbell.web.paging.PageLimit;
import afterbell.web.security.Caller;

@RestController
@RequestMapping("/api/staffing/v1")
@Tag(name = "Staff leave 请假", description = "When a worker is off a school's rota")
class LeaveController {
    private final GrantingLeave grantingLeave;

    LeaveController(GrantingLeave grantingLeave) {
        this.grantingLeave = grantingLeave;
    }

    /** @param until last day of the leave */
    record LeaveRequest(
            @NotNull @Pattern(regexp = "[A-Za-z0-9-]{1,64}") @Schema(example = "0b9f1f5e-4c8e-3d1c-9d55-6b6f2f0a7c11") String workerId,
            @NotNull @Schema(example = "2021-09-06") LocalDate from,
            @NotNull @Schema(example = "2021-09-17") LocalDate until) {}

    /** @param until last day of the leave */
    record LeaveView(String leaveId, String workerId, LocalDate from, LocalDate until, boolean cancelled) {
        static LeaveView of(StaffLeave it) {
            return new LeaveView(it.leaveId(), it.workerId(), it.from(), it.until(), it.cancelled());
        }
    }

    @Operation(summary = "Grant a worker leave", description = """
        Takes the worker's duties at this school in these days away, and lets none be assigned. The same days again \
        are the same leave. Why is not asked.""")
    @PostMapping("/schools/{schoolId}/staff-leaves")
    @PreAuthorize("hasRole('school-admin')")
    LeaveView grant(@PathVariable String schoolId, @RequestBody @Valid LeaveRequest request, Caller caller) {
        return LeaveView.of(grantingLeave.grant(schoolId, request.workerId(), request.from(), request.until(),
                caller));
    }

    @Operation(summary = "Cancel a leave", description = "Duties that it took away do not come back. Repeating it "
            + "changes nothing.")
    @DeleteMapping("/staff-leaves/{leaveId}")
    @PreAuthorize("hasRole('school-admin')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancel(@PathVariable String leaveId, Caller caller) {
        grantingLeave.cancel(leaveId, caller);
    }

    @Operation(summary = "List a school's staff leaves")
    @GetMapping("/schools/{schoolId}/staff-leaves")
    @PreAuthorize("hasRole('school-admin')")
    Page<LeaveView> leaves(@PathVariable String schoolId, Cursor cursor, PageLimit limit, Caller caller) {
        return grantingLeave.ofSchool(schoolId, cursor, limit, caller).map(LeaveView::of);
    }
}
