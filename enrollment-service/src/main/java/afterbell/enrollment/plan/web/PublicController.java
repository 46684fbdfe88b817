package afterbell.enrollment.plan.web;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import afterbell.enrollment.plan.FindPublicPlans;
import afterbell.enrollment.plan.FindPublicPlans.PublicPlan;
import afterbell.enrollment.plan.model.PublishedPlan;
import afterbell.enrollment.school.model.Category;
import afterbell.enrollment.school.model.ListedSchool;
import afterbell.enrollment.school.model.ListedSchool.Wanted;
import afterbell.enrollment.school.model.SchoolType;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.Page;
import afterbell.web.paging.PageLimit;
import afterbell.web.version.ContentTag;
import afterbell.web.version.Versions;

/** What society and guardians read without a login (R22). */
@RestController
@RequestMapping("/api/enrollment/v1/public")
@Tag(name = "Public 公开", description = "Schools, their published plans and calendars, without a login (R22)")
class PublicController {
    private static final CacheControl FIVE_MINUTES = CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic();
    /** What was published once never changes. */
    private static final CacheControl FOR_LONG = CacheControl.maxAge(Duration.ofDays(30)).cachePublic().immutable();

    private final FindPublicPlans findPublicPlans;

    PublicController(FindPublicPlans findPublicPlans) {
        this.findPublicPlans = findPublicPlans;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PublicSchoolView(String schoolId, String code, SchoolType type, String name, String division,
            @Nullable String town, List<ListedSchool.Published> plans) {

        static PublicSchoolView of(ListedSchool it) {
            return new PublicSchoolView(it.schoolId(), it.code(), it.type(), it.name(), it.division(), it.town(),
                    it.plans());
        }
    }

    /** @param noticeVersion which guardians acknowledge when they apply (R3) */
    record PublicPlanView(String schoolId, String schoolName, String semesterId, int version, int noticeVersion,
            Instant publishedAt, ContentView plan) {}

    record VersionView(int version, int noticeVersion, Instant publishedAt) {
        static VersionView of(PublishedPlan it) {
            return new VersionView(it.version(), it.noticeVersion(), it.publishedAt());
        }
    }

    /** @param items the newest first */
    record VersionsView(String schoolId, String semesterId, List<VersionView> items) {}

    /** @param chinese as the city's plan names it */
    record KindView(Category category, String chinese, String english) {}

    record CatalogueView(List<KindView> items) {}

    @Operation(summary = "List schools", description = "With the plans that they have published; by county, by town or "
            + "street, by type, by a part of the name of at least two characters. No login.")
    @GetMapping("/schools")
    ResponseEntity<Page<PublicSchoolView>> schools(
            @RequestParam(required = false) @Nullable @Pattern(regexp = "[0-9]{6}") String division,
            @RequestParam(required = false) @Nullable @Pattern(regexp = "[0-9]{9}") String town,
            @RequestParam(required = false) @Nullable SchoolType type,
            @RequestParam(required = false) @Nullable @Size(min = 2, max = 40) @Pattern(regexp = ".*\\S.*\\S.*") //
            String name, Cursor cursor, PageLimit limit) {
        var page = findPublicPlans.schools(new Wanted(division, town, type, name), cursor, limit)
                .map(PublicSchoolView::of);
        return ResponseEntity.ok().cacheControl(FIVE_MINUTES).eTag(ContentTag.of(page)).body(page);
    }

    @Operation(summary = "Read a published plan", description = "Eligible pupils, sign-up and approval, times, "
            + "activities, safety measures and the notice, as they are in force. No login.")
    @GetMapping("/schools/{schoolId}/plans/{semesterId}")
    ResponseEntity<PublicPlanView> plan(@PathVariable String schoolId, @PathVariable String semesterId) {
        return answer(findPublicPlans.one(schoolId, semesterId), FIVE_MINUTES);
    }

    @Operation(summary = "List the versions of a plan", description = "Every published version. No login.")
    @GetMapping("/schools/{schoolId}/plans/{semesterId}/versions")
    ResponseEntity<VersionsView> versions(@PathVariable String schoolId, @PathVariable String semesterId) {
        var versions = findPublicPlans.versions(schoolId, semesterId).stream().map(VersionView::of).toList();
        return ResponseEntity.ok()
                .cacheControl(FIVE_MINUTES)
                .eTag(Versions.etag(versions.getFirst().version()))
                .body(new VersionsView(schoolId, semesterId, versions));
    }

    @Operation(summary = "Read a version of a plan", description = "As it was published, also when it is no longer in "
            + "force. No login.")
    @GetMapping("/schools/{schoolId}/plans/{semesterId}/versions/{version}")
    ResponseEntity<PublicPlanView> version(@PathVariable String schoolId, @PathVariable String semesterId,
            @PathVariable @Min(1) int version) {
        return answer(findPublicPlans.version(schoolId, semesterId, version), FOR_LONG);
    }

    @Operation(summary = "Read the activity catalogue", description = "The kinds of activity that the city's plan names "
            + "(R8); an offering is of one of them. No login.")
    @GetMapping("/activity-catalogue")
    ResponseEntity<CatalogueView> catalogue() {
        var catalogue = new CatalogueView(Arrays.stream(Category.values())
                .map(it -> new KindView(it, it.chinese(), it.english()))
                .toList());
        return ResponseEntity.ok().cacheControl(FIVE_MINUTES).eTag(ContentTag.of(catalogue)).body(catalogue);
    }

    private static ResponseEntity<PublicPlanView> answer(PublicPlan found, CacheControl caching) {
        var plan = found.plan();
        var school = found.school();
        var view = new PublicPlanView(school.schoolId(), school.name(), found.semesterId(), plan.version(),
                plan.noticeVersion(), plan.publishedAt(), ContentView.of(plan.content()));
        return ResponseEntity.ok().cacheControl(caching).eTag(ContentTag.of(view)).body(view);
    }
}
