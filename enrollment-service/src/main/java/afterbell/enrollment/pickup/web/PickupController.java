package afterbell.enrollment.pickup.web;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import afterbell.enrollment.Ids;
import afterbell.enrollment.pickup.AuthorisingAdults;
import afterbell.enrollment.pickup.AuthorisingAdults.Answer;
import afterbell.enrollment.pickup.AuthorisingAdults.Guardianship;
import afterbell.enrollment.pickup.FindAdults;
import afterbell.enrollment.pickup.model.Adult.Voice;
import afterbell.enrollment.pickup.model.Validity;
import afterbell.enrollment.pickup.store.PickupAuthorities.Named;
import afterbell.enrollment.pickup.store.PickupAuthorities.NamedAdult;
import afterbell.web.problem.ProblemCode;
import afterbell.web.security.Caller;

@RestController
@RequestMapping("/api/enrollment/v1")
@Tag(name = "Pickup 接送", description = "Guardians, and who may collect a pupil (R31)")
class PickupController {
    private final AuthorisingAdults authorisingAdults;
    private final FindAdults findAdults;

    PickupController(AuthorisingAdults authorisingAdults, FindAdults findAdults) {
        this.authorisingAdults = authorisingAdults;
        this.findAdults = findAdults;
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

    /**
     * @param mayCollect false: must not collect
     * @param from       first day on which it holds; absent: at once
     * @param last       last day on which it holds; absent: without end
     */
    record AdultRequest(@NotBlank @Size(max = 40) @Schema(example = "李秀英") String name,
            @NotNull @Pattern(regexp = "[0-9+ -]{5,20}") @Schema(example = "13900000000") String phone,
            @NotBlank @Size(max = 20) @Schema(example = "外祖母") String relation,
            @NotNull @Schema(example = "true") Boolean mayCollect,
            @Nullable @Schema(example = "2021-10-11") LocalDate from,
            @Nullable @Schema(example = "2021-10-15") LocalDate last) {
        @Override
        public String toString() {
            return "AdultRequest";
        }
    }

    record AdultView(String adultId) {}

    record LeavingAloneRequest(@NotNull @Schema(example = "false") Boolean allowed) {}

    /** @param allowed whether the pupil may leave alone: both guardian and school allow it */
    record LeavingAloneView(String pupilId, boolean guardianAllows, boolean schoolAllows, boolean allowed) {}

    /** @param pupilIds at most 100 */
    record PupilsLeavingAloneRequest(
            @NotEmpty @Size(max = 100) @ArraySchema(schema = @Schema(example = Ids.EXAMPLE)) //
            List<@NotNull @Pattern(regexp = Ids.OPAQUE) String> pupilIds,
            @NotNull @Schema(example = "true") Boolean allowed) {}

    record PupilsView(List<PupilItem> items) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PupilItem(String pupilId, int status, @Nullable String code, @Nullable String rule) {}

    /**
     * @param adults         by id
     * @param mayLeaveAlone whether the pupil may leave without an adult
     */
    record AdultsView(String pupilId, boolean mayLeaveAlone, boolean guardianAllowsLeavingAlone,
            boolean schoolAllowsLeavingAlone, List<AdultItem> adults) {}

    /**
     * @param name  absent where the adult is known by the account only
     * @param until first day on which it does not hold any more
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AdultItem(String adultId, @Nullable String name, @Nullable String phone, String relation,
            boolean mayCollect, boolean guardian, @Nullable LocalDate from, @Nullable LocalDate until, Voice saidBy) {
        @Override
        public String toString() {
            return "AdultItem";
        }
    }

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
                adult.relation(), adult.mayCollect(), Validity.between(adult.from(), adult.last()), caller));
    }

    @Operation(summary = "See who may collect a pupil", description = "And who must not, by name: for the guardians, "
            + "the office, the teachers and the gate of the pupil's school. The reading is kept in the audit log.")
    @GetMapping("/pupils/{pupilId}/adults")
    @PreAuthorize("hasAnyRole('guardian', 'school-admin', 'teacher', 'gate-guard')")
    AdultsView adults(@PathVariable String pupilId, Caller caller) {
        var said = findAdults.of(pupilId, caller);
        return new AdultsView(pupilId, said.mayLeaveAlone(), said.leavingAlone().guardianAllows(),
                said.leavingAlone().schoolAllows(),
                said.adults().stream().map(PickupController::item).toList());
    }

    @Operation(summary = "Say nothing of an adult any more", description = "The adult may not collect the pupil from "
            + "now on, and raises no alarm. Whom the school has forbidden or bound only the school takes out.")
    @DeleteMapping("/pupils/{pupilId}/adults/{adultId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasAnyRole('guardian', 'school-admin')")
    void forget(@PathVariable String pupilId, @PathVariable String adultId, Caller caller) {
        authorisingAdults.forget(pupilId, adultId, caller);
    }

    @Operation(summary = "Say whether a pupil may leave alone", description = "By a guardian of the pupil, or by the "
            + "office of its school: the pupil leaves alone only where both allow it.")
    @PutMapping("/pupils/{pupilId}/leaving-alone")
    @PreAuthorize("hasAnyRole('guardian', 'school-admin')")
    LeavingAloneView allow(@PathVariable String pupilId, @RequestBody @Valid LeavingAloneRequest request,
            Caller caller) {
        var set = authorisingAdults.allowLeavingAlone(pupilId, request.allowed(), caller);
        return new LeavingAloneView(pupilId, set.leavingAlone().guardianAllows(), set.leavingAlone().schoolAllows(),
                set.mayLeaveAlone());
    }

    @Operation(summary = "Say for many pupils whether they may leave alone", description = "The school's word; each "
            + "guardian has the own. Answers for each.")
    @PostMapping("/schools/{schoolId}/leaving-alone")
    @PreAuthorize("hasRole('school-admin')")
    PupilsView allowAll(@PathVariable String schoolId, @RequestBody @Valid PupilsLeavingAloneRequest request,
            Caller caller) {
        var answers = authorisingAdults.allowLeavingAlone(schoolId, request.pupilIds(), request.allowed(), caller);
        return new PupilsView(IntStream.range(0, answers.size())
                .mapToObj(i -> pupilItem(request.pupilIds().get(i), answers.get(i).problem()))
                .toList());
    }

    private static AdultItem item(NamedAdult it) {
        var adult = it.adult();
        var named = it.named();
        return new AdultItem(adult.adultId(), named == null ? null : named.name(),
                named == null ? null : named.phone(), adult.relation(), adult.mayCollect(), adult.account() != null,
                adult.validity().from(), adult.validity().until(), adult.saidBy());
    }

    private static PupilItem pupilItem(String pupilId, @Nullable ProblemCode problem) {
        return problem == null
                ? new PupilItem(pupilId, 200, null, null)
                : new PupilItem(pupilId, problem.status().value(), problem.code(), problem.rule());
    }

    private static GuardianItem item(String pupilId, Answer answer) {
        var problem = answer.problem();
        return problem == null
                ? new GuardianItem(pupilId, 200, answer.adultId(), null, null)
                : new GuardianItem(pupilId, problem.status().value(), null, problem.code(), problem.rule());
    }
}
