package afterbell.attendance.notification.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import afterbell.attendance.notification.SettingPreferences;
import afterbell.attendance.notification.model.Recipient;
import afterbell.web.security.Caller;

@RestController
@RequestMapping("/api/attendance/v1/me/notification-preferences")
@Tag(name = "Notices 通知")
class PreferencesController {
    private static final String GUARDIANS = "hasRole('guardian')";

    private final SettingPreferences setting;

    PreferencesController(SettingPreferences setting) {
        this.setting = setting;
    }

    @Operation(summary = "Read how a guardian is told", description = "One's own; kinds that were never set are mailed.")
    @GetMapping
    @PreAuthorize(GUARDIANS)
    PreferencesView find(Caller caller) {
        return PreferencesView.of(setting.find(of(caller)));
    }

    @Operation(summary = "Set how a guardian is told", description = """
        Everything stands in the inbox; what is mailed as well can be chosen. A new address gets a code, and is used \
        once the code was sent back: nobody enters another's.""")
    @PutMapping
    @PreAuthorize(GUARDIANS)
    PreferencesView set(@RequestBody @Valid PreferencesRequest request, Caller caller) {
        return PreferencesView.of(setting.set(of(caller), request.email(), request.language(), request.channels(),
                null, caller));
    }

    @Operation(summary = "Confirm one's address", description = "With the code that was mailed to it; it holds 24 hours.")
    @PostMapping("/confirmation")
    @PreAuthorize(GUARDIANS)
    PreferencesView confirm(@RequestBody @Valid ConfirmationRequest request, Caller caller) {
        return PreferencesView.of(setting.confirm(of(caller), request.code(), null, caller));
    }

    private static Recipient of(Caller caller) {
        return Recipient.account(caller.subject());
    }
}
