package afterbell.enrollment.pickup.web;

import java.util.List;
import java.util.stream.IntStream;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import afterbell.enrollment.Ids;
import afterbell.enrollment.pickup.AuthorisingAdults;
import afterbell.enrollment.pickup.AuthorisingAdults.Answer;
import afterbell.enrollment.pickup.AuthorisingAdults.Guardianship;
import afterbell.enrollment.pickup.store.PickupAuthorities.Named;
import afterbell.web.security.Caller;

@RestController
@RequestMapping("/api/enrollment/v1")
@Tag(name = "Pickup 接送", description = "Guardians, and who may collect a pupil (R31)")
class PickupController {
    private final AuthorisingAdults authorisingAdults;

    PickupController(AuthorisingAdults authorisingAdults) {
        this.authorisingAdults = authorisingAdults;
    }

    /** @param guardians at most 100 */
    record GuardiansRequest(@NotEmpty @Size(max = 100) List<@Valid @NotNull GuardianRequest> guardians) {}

    /** @param account subject ({@code sub}) of the guardian's tokens */
    record GuardianRequest(
            @NotNull @Pattern(regexp = Ids.OPAQUE) @Schema(example = Ids.EXAMPLE) String pupilId,
            @NotNull @Pattern(regexp = Ids.OPAQUE) @Schema(example = Ids.EXAMPLE) String account,
            @NotBlank @Size(max = 20) @Schema(example = "母亲") String relation) {}

    record GuardiansView(List<GuardianItem> items) {}

    /** @param adultId opaque id of the adult, who may collect the pupil from now on */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record GuardianItem(String pupilId, int status, @Nullable String adultId, @Nullable String code,
            @Nullable String rule) {}

    /** @param mayCollect false: must not collect */
    record AdultRequest(@NotBlank @Size(max = 40) @Schema(example = "李秀英") String name,
            @NotNull @Pattern(regexp = "[0-9+ -]{5,20}") @Schema(example = "13900000000") String phone,
            @NotBlank @Size(max = 20) @Schema(example = "外祖母") String relation,
            @NotNull @Schema(example = "true") Boolean mayCollect) {
        @Override
        public String toString() {
            return "AdultRequest";
        }
    }

    record AdultView(String adultId) {}

    record LeavingAloneRequest(@NotNull @Schema(example = "false") Boolean allowed) {}

    record LeavingAloneView(String pupilId, boolean allowed) {}

    @Operation(summary = "Bind guardians to pupils", description = "Answers for each. A guardian is known by the "
            + "account, applies for the child and may collect it. Repeating it changes nothing.")
    @PostMapping("/schools/{schoolId}/guardians")
    @PreAuthorize("hasRole('school-admin')")
    GuardiansView bind(@PathVariable String schoolId, @RequestBody @Valid GuardiansRequest request, Caller caller) {
        var answers = authorisingAdults.bind(schoolId, request.guardians()
                .stream()
                .map(it -> new Guardianship(it.pupilId(), it.account(), it.relation()))
                .toList(), caller);
        return new GuardiansView(IntStream.range(0, answers.size())
                .mapToObj(i -> item(request.guardians().get(i).pupilId(), answers.get(i)))
                .toList());
    }

    @Operation(summary = "Say who may collect a pupil", description = "The same name and number are the same adult. "
            + "An adult whom the school has forbidden can be allowed by the school only.")
    @PostMapping("/pupils/{pupilId}/adults")
    @PreAuthorize("hasAnyRole('guardian', 'school-admin')")
    AdultView say(@PathVariable String pupilId, @RequestBody @Valid AdultRequest adult, Caller caller) {
        return new AdultView(authorisingAdults.say(pupilId, new Named(adult.name().strip(), adult.phone().strip()),
                adult.relation(), adult.mayCollect(), caller));
    }

    @Operation(summary = "Say whether a pupil may leave alone", description = "By a guardian of the pupil.")
    @PutMapping("/pupils/{pupilId}/leaving-alone")
    @PreAuthorize("hasRole('guardian')")
    LeavingAloneView allow(@PathVariable String pupilId, @RequestBody @Valid LeavingAloneRequest request,
            Caller caller) {
        var set = authorisingAdults.allowLeavingAlone(pupilId, request.allowed(), caller);
        return new LeavingAloneView(pupilId, set.mayLeaveAlone());
    }

    private static GuardianItem item(String pupilId, Answer answer) {
        var problem = answer.problem();
        return problem == null
                ? new GuardianItem(pupilId, 200, answer.adultId(), null, null)
                : new GuardianItem(pupilId, problem.status().value(), null, problem.code(), problem.rule());
    }
}
