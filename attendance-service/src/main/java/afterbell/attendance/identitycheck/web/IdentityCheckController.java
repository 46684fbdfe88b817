package afterbell.attendance.identitycheck.web;

import java.time.LocalDate;
import java.time.OffsetDateTime;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import afterbell.attendance.ClientId;
import afterbell.attendance.OpaqueId;
import afterbell.attendance.group.model.Slot;
import afterbell.attendance.identitycheck.CheckingIdentity;
import afterbell.attendance.identitycheck.CheckingIdentity.Claim;
import afterbell.attendance.rollcall.model.Recognition.FallbackReason;
import afterbell.attendance.rollcall.model.RegisterId;
import afterbell.attendance.serviceday.model.ServiceTime;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.Page;
import afterbell.web.paging.PageLimit;
import afterbell.web.security.Caller;

@RestController
@RequestMapping("/api/attendance/v1")
@Tag(name = "Identity checks 身份核对", description = "Releasing a child to an adult who has no pickup code (R31)")
@PreAuthorize("hasAnyRole('gate-guard', 'teacher', 'school-admin')")
class IdentityCheckController {
    private static final String CHECK = "/groups/{groupId}/registers/{date}/{slot}/identity-checks/{checkId}";

    private final CheckingIdentity checking;

    IdentityCheckController(CheckingIdentity checking) {
        this.checking = checking;
    }

    record CheckRequest(
            @NotNull @OpaqueId @Schema(pattern = OpaqueId.PATTERN, example = "0b9f1f5e-4c8e-5d1c-9d55-6b6f2f0a7c11") String pupilId,
            @NotNull @OpaqueId @Schema(pattern = OpaqueId.PATTERN, example = "9d556b6f-2f0a-4c11-8f5e-0b9f4c8e5d1c") String adultId,
            @NotNull @Schema(example = "NO_PHONE") FallbackReason reason,
            @NotNull @Schema(example = "2021-09-13T17:20:00+08:00") OffsetDateTime at) {}

    record WordRequest(@NotNull @Schema(example = "2021-09-13T17:22:00+08:00") OffsetDateTime at) {}

    @Operation(summary = "Check an adult's identity", description = """
        Of an adult who may collect the pupil and has no pickup code, with the reason why. The pupil stays until another \
        person confirms it with a login of its own. An adult who must not collect the pupil is refused and told to the \
        school at once. Under an id that the client gives.""")
    @PutMapping(CHECK)
    IdentityCheckView check(@PathVariable String groupId, @PathVariable LocalDate date, @PathVariable Slot slot,
            @PathVariable @ClientId String checkId, @RequestBody @Valid CheckRequest request, Caller caller) {
        return IdentityCheckView.of(checking.check(new RegisterId(groupId, date, slot), new Claim(checkId,
                request.pupilId(), request.adultId(), request.reason(), ServiceTime.kept(request.at())), caller));
    }

    @Operation(summary = "Confirm an adult's identity", description = """
        By another person than the one who has checked it. The pupil is released to the adult; who confirms has released.""")
    @PostMapping(CHECK + "/confirmation")
    IdentityCheckView confirm(@PathVariable String groupId, @PathVariable LocalDate date, @PathVariable Slot slot,
            @PathVariable @ClientId String checkId, @RequestBody @Valid WordRequest request, Caller caller) {
        return IdentityCheckView.of(checking.confirm(new RegisterId(groupId, date, slot), checkId,
                ServiceTime.kept(request.at()), caller));
    }

    @Operation(summary = "Decline an adult's identity", description = "By another person; the pupil stays.")
    @PostMapping(CHECK + "/refusal")
    IdentityCheckView decline(@PathVariable String groupId, @PathVariable LocalDate date, @PathVariable Slot slot,
            @PathVariable @ClientId String checkId, @RequestBody @Valid WordRequest request, Caller caller) {
        return IdentityCheckView.of(checking.decline(new RegisterId(groupId, date, slot), checkId,
                ServiceTime.kept(request.at()), caller));
    }

    @Operation(summary = "List the identity checks of a day", description = "By id, those that wait and those decided.")
    @GetMapping("/schools/{schoolId}/identity-checks")
    Page<IdentityCheckView> ofDay(@PathVariable String schoolId, @RequestParam LocalDate date, Cursor cursor,
            PageLimit limit, Caller caller) {
        return checking.ofDay(schoolId, date, cursor, limit, caller).map(IdentityCheckView::of);
    }
}
