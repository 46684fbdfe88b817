package afterbell.enrollment.plan.web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Pattern;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import afterbell.enrollment.plan.FindPublicPlans;
import afterbell.enrollment.school.model.School;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.Page;
import afterbell.web.paging.PageLimit;
import afterbell.web.version.Versions;

/** What society and guardians read without a login (R22). */
@RestController
@RequestMapping("/api/enrollment/v1/public/schools")
@Tag(name = "Public 公开", description = "Schools and their published plans, without a login (R22)")
class PublicController {
    private static final CacheControl FIVE_MINUTES = CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic();

    private final FindPublicPlans findPublicPlans;

    PublicController(FindPublicPlans findPublicPlans) {
        this.findPublicPlans = findPublicPlans;
    }

    record PublicSchoolView(String schoolId, String name, String division, List<PublishedView> plans) {

        static PublicSchoolView of(School school) {
            return new PublicSchoolView(school.schoolId(), school.name(), school.division(), school.plans()
                    .stream()
                    .map(it -> new PublishedView(it.semesterId(), it.version()))
                    .toList());
        }
    }

    record PublishedView(String semesterId, int version) {}

    /** @param noticeVersion which guardians acknowledge when they apply (R3) */
    record PublicPlanView(String schoolId, String schoolName, String semesterId, int version, int noticeVersion,
            Instant publishedAt, ContentView plan) {}

    @Operation(summary = "List schools", description = "With the plans that they have published. No login.")
    @GetMapping
    ResponseEntity<Page<PublicSchoolView>> schools(
            @RequestParam(defaultValue = "") @Pattern(regexp = "([0-9]{6})?") String division, Cursor cursor,
            PageLimit limit) {
        return ResponseEntity.ok()
                .cacheControl(FIVE_MINUTES)
                .body(findPublicPlans.schools(division, cursor, limit).map(PublicSchoolView::of));
    }

    @Operation(summary = "Read a published plan", description = "Eligible pupils, sign-up, times, activities, safety "
            + "measures and the notice. No login; the ETag is the plan's version.")
    @GetMapping("/{schoolId}/plans/{semesterId}")
    ResponseEntity<PublicPlanView> plan(@PathVariable String schoolId, @PathVariable String semesterId) {
        var found = findPublicPlans.one(schoolId, semesterId);
        var plan = found.plan();
        return ResponseEntity.ok()
                .cacheControl(FIVE_MINUTES)
                .eTag(Versions.etag(plan.version()))
                .body(new PublicPlanView(schoolId, found.school().name(), semesterId, plan.version(),
                        plan.noticeVersion(), plan.publishedAt(), ContentView.of(plan.content())));
    }
}
