package afterbell.enrollment.insurance.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import afterbell.enrollment.City;
import afterbell.enrollment.Ids;
import afterbell.enrollment.insurance.FindCover;
import afterbell.enrollment.insurance.FindCover.Gap;
import afterbell.enrollment.insurance.FindCover.Insured;
import afterbell.enrollment.insurance.Insuring;
import afterbell.enrollment.insurance.Insuring.Entry;
import afterbell.enrollment.insurance.model.Cover;
import afterbell.enrollment.insurance.model.Kind;
import afterbell.enrollment.insurance.model.SchoolInsurances;
import afterbell.enrollment.insurance.model.SchoolInsurances.Policy;
import afterbell.enrollment.insurance.model.Validity;
import afterbell.enrollment.roster.model.Standing;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.Page;
import afterbell.web.paging.PageLimit;
import afterbell.web.problem.ProblemCode;
import afterbell.web.security.Caller;

@RestController
@RequestMapping("/api/enrollment/v1")
@Tag(name = "Insurance 保险", description = "Policies of schools, and by what pupils are insured (R32)")
class InsuranceController {
    private static final int MOST_DAYS_AHEAD = 400;

    private final Insuring insuring;
    private final FindCover findCover;
    private final Clock clock;

    InsuranceController(Insuring insuring, FindCover findCover, Clock clock) {
        this.insuring = insuring;
        this.findCover = findCover;
        this.clock = clock;
    }

    /** @param until first day without it */
    record PolicyRequest(@NotNull @Schema(example = "PUPIL_ACCIDENT") Kind kind,
            @NotBlank @Size(max = 60) @Schema(example = "中国人保") String insurer,
            @NotBlank @Size(max = 60) @Schema(example = "PZDX202137010000000123") String policyNumber,
            @NotNull @Schema(example = "2021-09-01") LocalDate from,
            @NotNull @Schema(example = "2022-09-01") LocalDate until) {}

    record PolicyView(String insuranceId, Kind kind, String insurer, String policyNumber, LocalDate from,
            LocalDate until) {

        static PolicyView of(Policy it) {
            return new PolicyView(it.insuranceId(), it.kind(), it.insurer(), it.policyNumber(), it.validity().from(),
                    it.validity().until());
        }
    }

    record PoliciesView(String schoolId, List<PolicyView> items) {

        static PoliciesView of(SchoolInsurances it) {
            return new PoliciesView(it.schoolId(), it.policies().stream().map(PolicyView::of).toList());
        }
    }

    /** @param covers at most 100 */
    record CoversRequest(@NotEmpty @Size(max = 100) List<@Valid @NotNull CoverRequest> covers) {

        @Override
        public String toString() {
            return "CoversRequest";
        }
    }

    /**
     * A policy of the school that names the pupil, or a policy of the family.
     *
     * @param insuranceId of the school's policy; the others belong to a policy of the family, and its number is sealed
     * @param until       first day without it
     */
    record CoverRequest(@NotNull @Pattern(regexp = Ids.OPAQUE) @Schema(example = Ids.EXAMPLE) String pupilId,
            @Nullable @Pattern(regexp = Ids.CHOSEN) @Schema(example = "accident-2021") String insuranceId,
            @Nullable @Size(min = 1, max = 60) @Schema(example = "平安养老") String insurer,
            @Nullable @Size(min = 1, max = 60) @Schema(example = "P2021-000123") String policyNumber,
            @Nullable @Schema(example = "2021-09-01") LocalDate from,
            @Nullable @Schema(example = "2022-09-01") LocalDate until) {

        Entry entry() {
            return new Entry(pupilId, insuranceId, insurer, policyNumber, from, until);
        }

        @Override
        public String toString() {
            return "CoverRequest";
        }
    }

    record CoversView(List<CoverItem> items) {}

    /** @param status 200 insured, also before; 422 refused */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CoverItem(String pupilId, int status, @Nullable String code, @Nullable String rule) {

        static CoverItem of(String pupilId, @Nullable ProblemCode problem) {
            return problem == null
                    ? new CoverItem(pupilId, 200, null, null)
                    : new CoverItem(pupilId, problem.status().value(), problem.code(), problem.rule());
        }
    }

    /** @param until first day without cover; absent where there is none */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record GapView(String pupilId, String name, @Nullable Integer grade, @Nullable String className,
            Cover.Standing cover, @Nullable LocalDate until) {

        static GapView of(Gap it) {
            var standing = it.pupil().pupil().current();
            return new GapView(it.pupil().pupil().pupilId(), it.pupil().name(),
                    standing.map(Standing::grade).orElse(null), standing.map(Standing::className).orElse(null),
                    it.cover().standing(), it.cover().until());
        }
    }

    /** @param own whether it is a policy of the family */
    record InsuredView(boolean own, String insurer, String policyNumber, LocalDate from, LocalDate until) {}

    record PupilInsuranceView(String pupilId, List<InsuredView> items) {}

    @Operation(summary = "Enter a school's policy", description = "School liability, or a pupil-accident policy that "
            + "covers the pupils who are named for it (R32). Entering it again replaces it.")
    @PutMapping("/schools/{schoolId}/insurances/{insuranceId}")
    @PreAuthorize("hasRole('school-admin')")
    PoliciesView enter(@PathVariable String schoolId, @PathVariable @Pattern(regexp = Ids.CHOSEN) String insuranceId,
            @RequestBody @Valid PolicyRequest request, Caller caller) {
        return PoliciesView.of(insuring.enter(schoolId, new Policy(insuranceId, request.kind(), request.insurer(),
                request.policyNumber(), new Validity(request.from(), request.until())), caller).state());
    }

    @Operation(summary = "List a school's policies", description = "At most 50.")
    @GetMapping("/schools/{schoolId}/insurances")
    @PreAuthorize("hasAnyRole('school-admin', 'teacher', 'education-bureau')")
    PoliciesView policies(@PathVariable String schoolId, Caller caller) {
        return PoliciesView.of(findCover.ofSchool(schoolId, caller).state());
    }

    @Operation(summary = "Enter by what pupils are insured", description = "A policy of the school that names the "
            + "pupil, or one of the family, whose number is kept sealed. Answers for each; the same again changes "
            + "nothing.")
    @PostMapping("/schools/{schoolId}/covers")
    @PreAuthorize("hasRole('school-admin')")
    CoversView cover(@PathVariable String schoolId, @RequestBody @Valid CoversRequest request, Caller caller) {
        var entries = request.covers().stream().map(CoverRequest::entry).toList();
        var problems = insuring.cover(schoolId, entries, caller);
        return new CoversView(IntStream.range(0, entries.size())
                .mapToObj(i -> CoverItem.of(entries.get(i).pupilId(), problems.get(i)))
                .toList());
    }

    @Operation(summary = "List pupils without cover", description = "Pupils of the roll who are not insured against "
            + "accidents on that day, today when absent, or whose cover ends within so many days after it. A page "
            + "may be short and yet have a next one.")
    @GetMapping("/schools/{schoolId}/insurance-gaps")
    @PreAuthorize("hasRole('school-admin')")
    Page<GapView> gaps(@PathVariable String schoolId, @RequestParam(required = false) @Nullable LocalDate on,
            @RequestParam(defaultValue = "30") @Min(0) @Max(MOST_DAYS_AHEAD) int within, Cursor cursor,
            PageLimit limit, Caller caller) {
        var day = on == null ? City.today(clock) : on;
        return findCover.gaps(schoolId, day, day.plusDays(within), cursor, limit, caller).map(GapView::of);
    }

    @Operation(summary = "Read by what a pupil is insured", description = "For the guardians and the pupil's "
            + "school; the reading is kept.")
    @GetMapping("/pupils/{pupilId}/insurance")
    @PreAuthorize("hasAnyRole('guardian', 'school-admin')")
    PupilInsuranceView insurance(@PathVariable String pupilId, Caller caller) {
        return view(pupilId, findCover.ofPupil(pupilId, caller));
    }

    private static PupilInsuranceView view(String pupilId, Insured it) {
        var items = new ArrayList<InsuredView>();
        for (var policy : it.school().policies()) {
            var isNamed = it.insurance()
                    .shared()
                    .stream()
                    .anyMatch(shared -> shared.schoolId().equals(it.school().schoolId())
                            && shared.insuranceId().equals(policy.insuranceId()));
            if (isNamed) {
                items.add(new InsuredView(false, policy.insurer(), policy.policyNumber(), policy.validity().from(),
                        policy.validity().until()));
            }
        }
        for (var own : it.insurance().own()) {
            items.add(new InsuredView(true, own.insurer(), it.numbers().getOrDefault(own.coverId(), ""),
                    own.validity().from(), own.validity().until()));
        }
        return new PupilInsuranceView(pupilId, items);
    }
}
