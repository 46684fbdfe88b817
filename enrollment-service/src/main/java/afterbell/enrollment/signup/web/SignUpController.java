package afterbell.enrollment.signup.web;

import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import afterbell.enrollment.Ids;
import afterbell.enrollment.place.model.Intake;
import afterbell.enrollment.place.model.Seats;
import afterbell.enrollment.place.model.Slot;
import afterbell.enrollment.school.model.School;
import afterbell.enrollment.signup.AnnouncingSignUp;
import afterbell.enrollment.signup.FindSignUps;
import afterbell.enrollment.signup.model.SignUp;
import afterbell.enrollment.signup.model.Terms;
import afterbell.enrollment.signup.model.Terms.Capacity;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;
import afterbell.web.version.IfMatch;
import afterbell.web.version.Versions;

@RestController
@RequestMapping("/api/enrollment/v1/schools/{schoolId}/sign-ups/{semesterId}/{slot}")
@Tag(name = "Sign-ups 报名安排", description = "When guardians apply, for how many places, and the fair draw (R2, R7)")
class SignUpController {
    private final AnnouncingSignUp announcingSignUp;
    private final FindSignUps findSignUps;

    SignUpController(AnnouncingSignUp announcingSignUp, FindSignUps findSignUps) {
        this.announcingSignUp = announcingSignUp;
        this.findSignUps = findSignUps;
    }

    /**
     * @param closes first moment that is too late; not in the past
     * @param late   whether late applications are taken, behind those in time; not when absent
     * @param groups at most 200, filled in this order
     */
    record SignUpRequest(@NotNull @Schema(example = "2021-08-20T08:00:00+08:00") OffsetDateTime opens,
            @NotNull @Schema(example = "2021-08-28T18:00:00+08:00") OffsetDateTime closes,
            @Nullable @Schema(example = "true") Boolean late,
            @NotEmpty @Size(max = School.MOST_GROUPS) List<@Valid @NotNull CapacityRequest> groups) {

        Terms terms() {
            return new Terms(opens.toInstant().truncatedTo(ChronoUnit.MILLIS),
                    closes.toInstant().truncatedTo(ChronoUnit.MILLIS), Boolean.TRUE.equals(late),
                    groups.stream().map(it -> new Capacity(it.groupId(), it.capacity())).toList());
        }
    }

    /** @param capacity at most 50 (R20) */
    record CapacityRequest(@NotNull @Pattern(regexp = Ids.CHOSEN) @Schema(example = "g-1") String groupId,
            @Min(0) @Max(Seats.MOST) @Schema(example = "50") int capacity) {}

    @Operation(summary = "Announce a sign-up", description = "When guardians can apply, and for how many places. The "
            + "answer holds the hash of a seed that nobody knows: it binds the draw before anybody applies. The same "
            + "again changes nothing; a change needs If-Match, keeps the seed, and after the close can only say "
            + "whether late applications are taken.")
    @PutMapping
    @PreAuthorize("hasRole('school-admin')")
    ResponseEntity<SignUpView> announce(@PathVariable String schoolId, @PathVariable String semesterId,
            @PathVariable Slot slot, @RequestBody @Valid SignUpRequest request, IfMatch seen, Caller caller) {
        var intake = new Intake(schoolId, semesterId, slot);
        return answer(intake, announcingSignUp.announce(intake, request.terms(), seen, caller));
    }

    @Operation(summary = "Read a sign-up", description = "For the school and the bureau; everybody reads the public "
            + "file of the draw.")
    @GetMapping
    @PreAuthorize("hasAnyRole('school-admin', 'education-bureau')")
    ResponseEntity<SignUpView> signUp(@PathVariable String schoolId, @PathVariable String semesterId,
            @PathVariable Slot slot, Caller caller) {
        var intake = new Intake(schoolId, semesterId, slot);
        var found = findSignUps.one(intake);
        SchoolScope.require(caller, schoolId, Role.SCHOOL_ADMIN, Role.EDUCATION_BUREAU);
        return answer(intake, found);
    }

    private static ResponseEntity<SignUpView> answer(Intake intake, Versioned<SignUp> it) {
        return ResponseEntity.ok().eTag(Versions.etag(it.version())).body(SignUpView.of(intake, it.state()));
    }
}
