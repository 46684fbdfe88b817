package afterbell.attendance.pickuppolicy.web;

import java.time.LocalDate;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import afterbell.attendance.OpaqueId;
import afterbell.attendance.pickuppolicy.SettingPickupPolicy;
import afterbell.attendance.pickuppolicy.store.PickupPolicies.PickupPolicy;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.security.Caller;
import afterbell.web.version.IfMatch;
import afterbell.web.version.Versions;

@RestController
@RequestMapping("/api/attendance/v1/schools/{schoolId}/pickup-policy")
@Tag(name = "Pickup codes 接送码")
class PickupPolicyController {
    private final SettingPickupPolicy setting;

    PickupPolicyController(SettingPickupPolicy setting) {
        this.setting = setting;
    }

    /** @param codesFrom first day on which naming the adult is not enough; left out: it always is */
    record PolicyRequest(@Nullable @Schema(example = "2021-09-13") LocalDate codesFrom) {}

    @Operation(summary = "Read whether a school needs pickup codes", description = "With the version to change it.")
    @GetMapping
    @PreAuthorize("hasAnyRole('school-admin', 'teacher', 'gate-guard', 'school-system', 'education-bureau')")
    ResponseEntity<PickupPolicy> policy(@PathVariable String schoolId, Caller caller) {
        return answer(setting.find(schoolId, caller));
    }

    @Operation(summary = "Set whether a school needs pickup codes", description = """
        From that day on a pupil leaves with an adult by a code, or by an identity check of two people. Whoever may leave \
        alone still may. Holds everywhere within five seconds; what was released stays as it is.""")
    @PutMapping
    @PreAuthorize("hasRole('school-admin')")
    ResponseEntity<PickupPolicy> set(@PathVariable @OpaqueId String schoolId,
            @RequestBody @Valid PolicyRequest request, IfMatch ifMatch, Caller caller) {
        return answer(setting.set(schoolId, request.codesFrom(), ifMatch, caller));
    }

    private static ResponseEntity<PickupPolicy> answer(Versioned<PickupPolicy> policy) {
        return ResponseEntity.ok().eTag(Versions.etag(policy.version())).body(policy.state());
    }
}
