package afterbell.funding.claim.web;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import afterbell.funding.claim.CityClaims;
import afterbell.funding.claim.CityClaims.Item;
import afterbell.funding.claim.ClaimProblem;
import afterbell.funding.claim.ComparingPolicies;
import afterbell.funding.claim.ComparingPolicies.Comparison;
import afterbell.funding.claim.ComparingPolicies.OfSchool;
import afterbell.funding.claim.ComputingClaims;
import afterbell.funding.claim.model.Claim;
import afterbell.funding.claim.model.Counted;
import afterbell.funding.semester.model.ServedRule;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.PageLimit;
import afterbell.web.security.Caller;

@RestController
@RequestMapping("/api/funding/v1/semesters/{semesterId}")
@Tag(name = "Claims 申报", description = "What a school claims for the pupils it served in a semester (R16, R17)")
class CityClaimController {
    /** More schools are counted in the totals and read one by one. */
    private static final int MOST_ITEMS = 1_000;

    private final ComputingClaims computingClaims;
    private final ComparingPolicies comparingPolicies;

    CityClaimController(ComputingClaims computingClaims, ComparingPolicies comparingPolicies) {
        this.computingClaims = computingClaims;
        this.comparingPolicies = comparingPolicies;
    }

    /**
     * The claims of the city.
     *
     * @param schools  schools with a claim, or with one that is refused
     * @param pupils   pupils counted, each once in the city
     * @param totalFen what all claims together ask for
     * @param items    the first 1 000 by school id
     */
    record CityClaimsView(String semesterId, int schools, long pupils, long totalFen, List<ItemView> items) {
        static CityClaimsView of(CityClaims claims) {
            return new CityClaimsView(claims.semesterId(), claims.items().size(), claims.pupils(), claims.totalFen(),
                    claims.items().stream().limit(MOST_ITEMS).map(ItemView::of).toList());
        }
    }

    /** @param status 200, or 422 with the code that refuses the school's claim */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ItemView(String schoolId, int status, @Nullable String claimId, @Nullable Integer pupils,
            @Nullable Long amountFen, ClaimView.@Nullable State state, @Nullable String code) {
        static ItemView of(Item item) {
            return switch (item) {
                case Item.Stands(String schoolId, Versioned<Claim>(_, Claim claim, _, _, _)) -> new ItemView(schoolId,
                        HttpStatus.OK.value(),
                        claim.content().id().value(), claim.content().counted().pupils(), claim.content().amountFen(),
                        ClaimView.stateOf(claim), null);
                case Item.TooLarge(String schoolId, _) -> new ItemView(schoolId,
                        ClaimProblem.TOO_LARGE.status().value(), null, null, null, null, ClaimProblem.TOO_LARGE.code());
            };
        }
    }

    /**
     * What the four meanings would give.
     *
     * @param applied the meaning that the bureau has set
     * @param city    of all schools, whatever page is shown
     * @param items   by school id
     * @param next    cursor of the next page
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ComparisonView(String semesterId, int policyVersion, ServedRule applied, int schools,
            Map<ServedRule, CountedView> city, @Nullable List<TermsView> others, List<OfSchoolView> items,
            @Nullable String next) {}

    /** @param others on the other terms that were asked for, in the order of the city's */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OfSchoolView(String schoolId, Map<ServedRule, CountedView> policies, @Nullable List<TermsView> others) {}

    /** What each meaning would give on other terms: another rate, or other least days. */
    record TermsView(long semesterRateFen, int minDays, Map<ServedRule, CountedView> policies) {}

    record CountedView(long pupils, long amountFen) {
        static CountedView of(Counted counted) {
            return new CountedView(counted.pupils(), counted.amountFen());
        }
    }

    @Operation(summary = "Compute the claims of all schools", description = """
        From what attendance has reported until now, by the policy of the semester; a pupil is counted for one school \
        in the city (R16). What a school has confirmed stands. Answers for each school; computing again with the same \
        facts changes nothing.""")
    @PostMapping("/claims")
    @PreAuthorize("hasRole('education-bureau')")
    CityClaimsView compute(@PathVariable String semesterId, Caller caller) {
        return CityClaimsView.of(computingClaims.compute(semesterId, caller));
    }

    @Operation(summary = "Compare the four meanings of \"actually served\"", description = """
        What each would give every school and the city (R16), by the policy's rate; and by up to five other rates and \
        numbers of least days. Changes nothing.""")
    @GetMapping("/what-if")
    @PreAuthorize("hasAnyRole('education-bureau', 'finance-bureau')")
    ComparisonView compare(@PathVariable String semesterId,
            @RequestParam(required = false) @Size(max = ComparingPolicies.MOST_TERMS) @Parameter(example = "15000") @Nullable List<@Min(0) @Max(10_000_000) Long> rateFen,
            @RequestParam(required = false) @Size(max = ComparingPolicies.MOST_TERMS) @Parameter(example = "5") @Nullable List<@Min(1) @Max(200) Integer> minDays,
            Cursor cursor, PageLimit limit) {
        return view(comparingPolicies.compare(semesterId, rateFen == null ? List.of() : rateFen,
                minDays == null ? List.of() : minDays), cursor.isStart() ? "" : cursor.part(0), limit);
    }

    private static ComparisonView view(Comparison comparison, String after, PageLimit limit) {
        var semester = comparison.semester();
        var rest = comparison.schools().stream().filter(it -> it.schoolId().compareTo(after) > 0).toList();
        var page = rest.stream().limit(limit.value()).toList();
        return new ComparisonView(semester.semesterId(), semester.version(), semester.policy().servedRule(),
                comparison.schools().size(), ofCity(comparison, 0),
                others(comparison, terms -> ofCity(comparison, terms)),
                page.stream().map(school -> view(comparison, school)).toList(),
                rest.size() > page.size() ? Cursor.after(page.getLast().schoolId()).encoded() : null);
    }

    private static Map<ServedRule, CountedView> ofCity(Comparison comparison, int terms) {
        return byRule(rule -> new CountedView(comparison.pupils(rule, terms), comparison.totalFen(rule, terms)));
    }

    private static OfSchoolView view(Comparison comparison, OfSchool school) {
        return new OfSchoolView(school.schoolId(), byRule(rule -> CountedView.of(school.of(rule, 0))),
                others(comparison, terms -> byRule(rule -> CountedView.of(school.of(rule, terms)))));
    }

    private static @Nullable List<TermsView> others(Comparison comparison,
            IntFunction<Map<ServedRule, CountedView>> policies) {
        var terms = comparison.terms();
        return terms.size() == 1
                ? null
                : IntStream.range(1, terms.size())
                        .mapToObj(i -> new TermsView(terms.get(i).rateFen(), terms.get(i).minDays(),
                                policies.apply(i)))
                        .toList();
    }

    private static Map<ServedRule, CountedView> byRule(Function<ServedRule, CountedView> counted) {
        return Stream.of(ServedRule.values()).collect(Collectors.toMap(Function.identity(), counted));
    }
}
