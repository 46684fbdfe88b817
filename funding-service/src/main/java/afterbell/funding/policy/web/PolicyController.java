package afterbell.funding.policy.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import afterbell.funding.policy.FindPolicies;
import afterbell.funding.policy.SettingPolicy;
import afterbell.funding.policy.SettingPolicy.Asked;
import afterbell.funding.policy.model.PolicySetting;
import afterbell.funding.semester.model.PublishedSemester;
import afterbell.funding.semester.model.ServedRule;
import afterbell.web.security.Caller;

@RestController
@RequestMapping("/api/funding/v1/policies")
@Tag(name = "Policies 政策", description = "What counts as a pupil actually served, and what the city pays for one (R16, R17)")
class PolicyController {
    private final SettingPolicy settingPolicy;
    private final FindPolicies findPolicies;

    PolicyController(SettingPolicy settingPolicy, FindPolicies findPolicies) {
        this.settingPolicy = settingPolicy;
        this.findPolicies = findPolicies;
    }

    /** @param reason in the bureau's words */
    record PolicyRequest(
            @NotNull @Schema(example = "2027-02-01", description = "Holds for semesters that begin then or later") LocalDate from,
            @NotNull @Schema(example = "DISTINCT_SERVED") ServedRule servedRule,
            @NotNull @Min(1) @Max(200) @Schema(example = "5") Integer minDays,
            @NotNull @Min(0) @Max(10_000_000) @Schema(example = "12500") Long semesterRateFen,
            @NotBlank @Size(max = 200) @Schema(example = "市财政局2027年预算") String reason) {}

    record SettingView(int number, LocalDate from, ServedRule servedRule, int minDays, long semesterRateFen,
            String reason, String by, Instant at, String rule) {
        static SettingView of(PolicySetting it) {
            return new SettingView(it.number(), it.from(), it.rule(), it.minDays(), it.semesterRateFen(), it.reason(),
                    it.by(), it.at(), "R16");
        }
    }

    /**
     * A meaning of "actually served" that this version of the service computes.
     *
     * @param version    grows when its arithmetic changes: claims keep what was computed
     * @param parameters which of a policy's figures it looks at
     */
    record MeaningView(ServedRule servedRule, int version, String rule, List<String> parameters, String meaning) {
        static MeaningView of(ServedRule rule) {
            return switch (rule) {
                case DISTINCT_SERVED -> new MeaningView(rule, 1, "R16", List.of("minDays", "semesterRateFen"),
                        "pupils with at least minDays served days, times the rate");
                case AVERAGE_DAILY -> new MeaningView(rule, 1, "R16", List.of("semesterRateFen"),
                        "served days of all pupils by service days, half up to whole pupils, times the rate");
                case MONTHLY_AVERAGE -> new MeaningView(rule, 1, "R16", List.of("semesterRateFen"),
                        "pupils served in each month, their mean half up to whole pupils, times the rate");
                case PRORATED_BY_SERVED_DAYS -> new MeaningView(rule, 1, "R16", List.of("semesterRateFen"),
                        "of each pupil the rate times served days by service days, half up to whole fen, summed");
            };
        }
    }

    record OfSemesterView(String semesterId, LocalDate first, ServedRule servedRule, int minDays,
            long semesterRateFen) {
        static OfSemesterView of(PublishedSemester it) {
            return new OfSemesterView(it.semesterId(), it.first(), it.policy().servedRule(), it.policy().minDays(),
                    it.policy().semesterRateFen());
        }
    }

    /**
     * @param meanings  that can be chosen
     * @param settings  all that were ever set, in order
     * @param semesters with what holds in each
     */
    record PoliciesView(List<MeaningView> meanings, List<SettingView> settings, List<OfSemesterView> semesters) {}

    @Operation(summary = "List policies", description = "The meanings that can be chosen, what was set, and what holds in each semester.")
    @GetMapping
    @PreAuthorize("hasAnyRole('school-admin', 'education-bureau', 'finance-bureau')")
    PoliciesView policies() {
        return new PoliciesView(Arrays.stream(ServedRule.values()).map(MeaningView::of).toList(),
                findPolicies.settings().stream().map(SettingView::of).toList(),
                findPolicies.semesters().stream().map(OfSemesterView::of).toList());
    }

    @Operation(summary = "Set a policy for semesters to come", description = """
        It holds for every semester that begins on that day or later, until the next policy, whatever the semester was \
        published with. The day must be to come: a semester that has begun keeps its policy. Again: the same.""")
    @PostMapping
    @PreAuthorize("hasRole('education-bureau')")
    SettingView set(@RequestBody @Valid PolicyRequest request, Caller caller) {
        return SettingView.of(settingPolicy.set(new Asked(request.from(), request.servedRule(), request.minDays(),
                request.semesterRateFen(), request.reason()), caller));
    }
}
