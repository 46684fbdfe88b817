package afterbell.funding.budget.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import afterbell.funding.budget.FindBudget;
import afterbell.funding.budget.FindBudget.Found;
import afterbell.funding.budget.SettingBudget;
import afterbell.funding.budget.SettingBudget.Wish;
import afterbell.funding.budget.model.Appropriation;
import afterbell.funding.budget.model.Budget.Key;
import afterbell.funding.budget.model.Standing;
import afterbell.funding.claim.ForecastingSubsidy;
import afterbell.funding.claim.model.Counted;
import afterbell.funding.ledger.model.Category;
import afterbell.funding.ledger.model.Source;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.PageLimit;
import afterbell.web.security.Caller;

@RestController
@RequestMapping("/api/funding/v1")
@Tag(name = "Budget 预算", description = "What is set aside, committed, paid and left, and what a semester will cost (R13, R16)")
class BudgetController {
    private static final String ID = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";
    private static final String SCHOOL_ID = "[a-z0-9][a-z0-9-]{0,39}";
    /** A hundred billion yuan. */
    private static final long MOST_FEN = 10_000_000_000_000L;

    private final SettingBudget settingBudget;
    private final FindBudget findBudget;
    private final ForecastingSubsidy forecasting;

    BudgetController(SettingBudget settingBudget, FindBudget findBudget, ForecastingSubsidy forecasting) {
        this.settingBudget = settingBudget;
        this.findBudget = findBudget;
        this.forecasting = forecasting;
    }

    /**
     * @param purpose the one category to which the giver binds it, such as a donor's wish; left out: any
     * @param reason  such as the number of the decision, without names
     */
    record AppropriationRequest(@NotNull @Pattern(regexp = ID) @Schema(example = "city-2022") String appropriationId,
            @NotNull @Schema(example = "CITY_FINANCE") Source source,
            @Nullable @Schema(example = "ACTIVITY_COURSES") Category purpose,
            @Positive @Max(MOST_FEN) @Schema(example = "12500000000") long amountFen,
            @NotBlank @Size(max = 200) @Schema(example = "2022年度部门预算") String reason) {
        Wish wish() {
            return new Wish(appropriationId, source, purpose, amountFen, reason);
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AppropriationView(String appropriationId, Source source, @Nullable Category purpose, long amountFen,
            String reason, String by, Instant at) {
        static AppropriationView of(Appropriation it) {
            return new AppropriationView(it.appropriationId(), it.source(), it.purpose(), it.amountFen(), it.reason(),
                    it.by(), it.at());
        }
    }

    /**
     * How a source stands.
     *
     * @param receivedFen  what has reached the schools' funds in the year
     * @param committedFen approved claims and ordered payments that have not
     * @param leftFen      of what is appropriated: neither received nor committed
     * @param balanceFen   what the funds held at the end of the year
     * @param waitingFen   vouchers that wait for approval
     * @param freeFen      balance without what waits
     */
    record StandingView(Source source, long appropriatedFen, long receivedFen, long committedFen, long leftFen,
            long spentFen, long balanceFen, long waitingFen, long freeFen) {
        static StandingView of(Standing it) {
            return new StandingView(it.source(), it.appropriatedFen(), it.receivedFen(), it.committedFen(),
                    it.leftFen(), it.spentFen(), it.balanceFen(), it.waitingFen(), it.freeFen());
        }
    }

    /**
     * @param schoolId   absent for the city
     * @param orderedFen what was ordered out of the city's appropriation; absent for a school
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record BudgetView(int fiscalYear, @Nullable String schoolId, @Nullable Long orderedFen,
            List<StandingView> sources, List<AppropriationView> appropriations) {
        static BudgetView of(Found found) {
            return new BudgetView(found.key().fiscalYear(), found.key().schoolId().orElse(null),
                    found.key().schoolId().isPresent() ? null : found.orderedFen(),
                    found.sources().stream().map(StandingView::of).toList(),
                    found.appropriations().stream().map(AppropriationView::of).toList());
        }
    }

    record CountedView(long pupils, long amountFen) {
        static CountedView of(Counted counted) {
            return new CountedView(counted.pupils(), counted.amountFen());
        }

        CountedView and(Counted counted) {
            return new CountedView(pupils + counted.pupils(), Math.addExact(amountFen, counted.amountFen()));
        }
    }

    record SchoolForecastView(String schoolId, CountedView soFar, CountedView forecast) {}

    /**
     * @param asOf              last day that was counted
     * @param serviceDaysPassed until then
     * @param soFar             of all schools, whatever page is shown
     * @param items             by school id
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ForecastView(String semesterId, LocalDate asOf, int serviceDaysPassed, int serviceDays, int schools,
            CountedView soFar, CountedView forecast, List<SchoolForecastView> items, @Nullable String next) {}

    @Operation(summary = "Set money aside for the city", description = """
        For a fiscal year, by source; the first is the budget, a later one is supplementary. The union sets aside its own, \
        the finance bureau any. The same again answers the same.""")
    @ApiResponse(responseCode = "201", description = "In the budget, now or before")
    @PostMapping("/budgets/{fiscalYear}/appropriations")
    @PreAuthorize("hasAnyRole('finance-bureau', 'trade-union')")
    @ResponseStatus(HttpStatus.CREATED)
    AppropriationView appropriate(@PathVariable @Min(2000) @Max(2099) @Parameter(example = "2022") int fiscalYear,
            @RequestBody @Valid AppropriationRequest appropriation, Caller caller) {
        return AppropriationView.of(settingBudget.add(Key.ofCity(fiscalYear), appropriation.wish(), caller));
    }

    @Operation(summary = "Set money aside for a school", description = """
        A promise of a source to one school, such as a donation with the donor's wish. A township sets aside its own for \
        its schools.""")
    @ApiResponse(responseCode = "201", description = "In the budget, now or before")
    @PostMapping("/schools/{schoolId}/budgets/{fiscalYear}/appropriations")
    @PreAuthorize("hasAnyRole('finance-bureau', 'trade-union', 'township')")
    @ResponseStatus(HttpStatus.CREATED)
    AppropriationView appropriate(@PathVariable @Pattern(regexp = SCHOOL_ID) String schoolId,
            @PathVariable @Min(2000) @Max(2099) @Parameter(example = "2022") int fiscalYear,
            @RequestBody @Valid AppropriationRequest appropriation, Caller caller) {
        return AppropriationView
                .of(settingBudget.add(Key.ofSchool(fiscalYear, schoolId), appropriation.wish(), caller));
    }

    @Operation(summary = "Read the city's budget", description = """
        By source: set aside for the city and for schools, received by schools, committed, left, spent. A semester is \
        charged to the year in which it ends.""")
    @GetMapping("/budgets/{fiscalYear}")
    @PreAuthorize("hasAnyRole('finance-bureau', 'education-bureau', 'trade-union')")
    BudgetView ofCity(@PathVariable @Min(2000) @Max(2099) @Parameter(example = "2022") int fiscalYear) {
        return BudgetView.of(findBudget.ofCity(fiscalYear));
    }

    @Operation(summary = "Read a school's budget", description = "As for the city, of this school alone.")
    @GetMapping("/schools/{schoolId}/budgets/{fiscalYear}")
    @PreAuthorize("hasAnyRole('school-admin', 'finance-bureau', 'education-bureau')")
    BudgetView ofSchool(@PathVariable String schoolId,
            @PathVariable @Min(2000) @Max(2099) @Parameter(example = "2022") int fiscalYear, Caller caller) {
        return BudgetView.of(findBudget.ofSchool(fiscalYear, schoolId, caller));
    }

    @Operation(summary = "Forecast a semester's subsidy", description = """
        What the semester's policy gives for the days until a day, and what it will give if the rest is like them (R16): \
        averages stay, served days are projected to all service days. Changes nothing.""")
    @GetMapping("/semesters/{semesterId}/forecast")
    @PreAuthorize("hasAnyRole('finance-bureau', 'education-bureau')")
    ForecastView forecast(@PathVariable String semesterId,
            @RequestParam(required = false) @Parameter(example = "2021-10-31") @Nullable LocalDate asOf,
            Cursor cursor, PageLimit limit) {
        var found = forecasting.forecast(semesterId, Optional.ofNullable(asOf));
        var after = cursor.isStart() ? "" : cursor.part(0);
        var rest = found.schools().stream().filter(it -> it.schoolId().compareTo(after) > 0).toList();
        var page = rest.stream().limit(limit.value()).toList();
        var soFar = new CountedView(0, 0);
        var forecast = soFar;
        for (var school : found.schools()) {
            soFar = soFar.and(school.soFar());
            forecast = forecast.and(school.forecast());
        }
        return new ForecastView(semesterId, found.asOf(), found.passed(), found.semester().serviceDays().size(),
                found.schools().size(), soFar, forecast,
                page.stream()
                        .map(it -> new SchoolForecastView(it.schoolId(), CountedView.of(it.soFar()),
                                CountedView.of(it.forecast())))
                        .toList(),
                rest.size() > page.size() ? Cursor.after(page.getLast().schoolId()).encoded() : null);
    }
}
