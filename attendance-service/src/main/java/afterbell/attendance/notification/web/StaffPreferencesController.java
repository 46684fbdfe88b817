package afterbell.attendance.notification.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import afterbell.attendance.OpaqueId;
import afterbell.attendance.notification.SettingPreferences;
import afterbell.attendance.notification.model.Recipient;
import afterbell.attendance.notification.model.Recipient.Staff;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

@RestController
@RequestMapping("/api/attendance/v1/schools/{schoolId}/notification-preferences/{staff}")
@Tag(name = "Notices 通知")
@PreAuthorize("hasRole('school-admin')")
class StaffPreferencesController {
    private final SettingPreferences setting;

    StaffPreferencesController(SettingPreferences setting) {
        this.setting = setting;
    }

    @Operation(summary = "Read how a school's people are told", description = """
        By their role at the school: the address is one that they share, such as the gate's.""")
    @GetMapping
    PreferencesView find(@PathVariable @OpaqueId String schoolId, @PathVariable Staff staff, Caller caller) {
        return PreferencesView.of(setting.find(of(schoolId, staff, caller)));
    }

    @Operation(summary = "Set how a school's people are told", description = """
        As for guardians: a new address gets a code, and is used once the code was sent back.""")
    @PutMapping
    PreferencesView set(@PathVariable @OpaqueId String schoolId, @PathVariable Staff staff,
            @RequestBody @Valid PreferencesRequest request, Caller caller) {
        return PreferencesView.of(setting.set(of(schoolId, staff, caller), request.email(), request.language(),
                request.channels(), schoolId, caller));
    }

    @Operation(summary = "Confirm the address of a school's people", description = """
        With the code that was mailed to it.""")
    @PostMapping("/confirmation")
    PreferencesView confirm(@PathVariable @OpaqueId String schoolId, @PathVariable Staff staff,
            @RequestBody @Valid ConfirmationRequest request, Caller caller) {
        return PreferencesView.of(setting.confirm(of(schoolId, staff, caller), request.code(), schoolId, caller));
    }

    private static Recipient of(String schoolId, Staff staff, Caller caller) {
        SchoolScope.require(caller, schoolId, Role.SCHOOL_ADMIN);
        return Recipient.staff(schoolId, staff);
    }
}
