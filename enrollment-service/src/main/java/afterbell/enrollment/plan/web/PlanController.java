package afterbell.enrollment.plan.web;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import afterbell.enrollment.plan.PublishingPlan;
import afterbell.enrollment.plan.WritingPlan;
import afterbell.enrollment.plan.model.Plan;
import afterbell.enrollment.plan.model.Plan.Amended;
import afterbell.enrollment.plan.model.Plan.Drafted;
import afterbell.enrollment.plan.model.Plan.Published;
import afterbell.enrollment.plan.model.Plan.Unwritten;
import afterbell.enrollment.plan.model.PublishedPlan;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.security.Caller;
import afterbell.web.version.IfMatch;
import afterbell.web.version.Versions;

@RestController
@RequestMapping("/api/enrollment/v1/schools/{schoolId}/plans/{semesterId}")
@Tag(name = "Plans 实施方案", description = "A school's service plan of a semester (R1, R8, R9, R22)")
class PlanController {
    private final WritingPlan writingPlan;
    private final PublishingPlan publishingPlan;

    PlanController(WritingPlan writingPlan, PublishingPlan publishingPlan) {
        this.writingPlan = writingPlan;
        this.publishingPlan = publishingPlan;
    }

    /**
     * @param state         DRAFT, PUBLISHED or AMENDED (published, with a draft of the next version)
     * @param version       of the plan in force, 0 for none
     * @param noticeVersion which guardians acknowledge (R3), 0 for none
     * @param draft         what waits to be published
     * @param published     the plan in force
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PlanView(String schoolId, String semesterId, String state, int version, int noticeVersion,
            @Nullable Instant publishedAt, @Nullable ContentView draft, @Nullable ContentView published) {}

    @Operation(summary = "Write a plan", description = "A draft until it is published. Writing the same changes "
            + "nothing; a change needs If-Match.")
    @PutMapping
    @PreAuthorize("hasRole('school-admin')")
    ResponseEntity<PlanView> write(@PathVariable String schoolId, @PathVariable String semesterId,
            @RequestBody @Valid PlanRequest plan, IfMatch seen, Caller caller) {
        return answer(schoolId, semesterId,
                writingPlan.write(schoolId, semesterId, plan.toContent(), seen, caller));
    }

    @Operation(summary = "Publish a plan", description = "Refused when an offering is a collective lesson in a school "
            + "subject (R9) or an outdoor one lacks its bad-weather arrangement (R29). Repeating it changes nothing.")
    @PostMapping("/publish")
    @PreAuthorize("hasRole('school-admin')")
    ResponseEntity<PlanView> publish(@PathVariable String schoolId, @PathVariable String semesterId, Caller caller) {
        return answer(schoolId, semesterId, publishingPlan.publish(schoolId, semesterId, caller));
    }

    @Operation(summary = "Read a plan", description = "With its draft, for the school's own people and the bureaus.")
    @GetMapping
    @PreAuthorize("hasAnyRole('school-admin', 'teacher', 'education-bureau')")
    ResponseEntity<PlanView> plan(@PathVariable String schoolId, @PathVariable String semesterId, Caller caller) {
        return answer(schoolId, semesterId, writingPlan.read(schoolId, semesterId, caller));
    }

    private static ResponseEntity<PlanView> answer(String schoolId, String semesterId, Versioned<Plan> versioned) {
        var plan = versioned.state();
        var newest = plan.inForce();
        String state = switch (plan) {
            case Unwritten _, Drafted _ -> "DRAFT";
            case Published _ -> "PUBLISHED";
            case Amended _ -> "AMENDED";
        };
        return ResponseEntity.ok()
                .eTag(Versions.etag(versioned.version()))
                .body(new PlanView(schoolId, semesterId, state, newest.map(PublishedPlan::version).orElse(0),
                        newest.map(PublishedPlan::noticeVersion).orElse(0),
                        newest.map(PublishedPlan::publishedAt).orElse(null),
                        plan.waiting().map(ContentView::of).orElse(null),
                        newest.map(it -> ContentView.of(it.content())).orElse(null)));
    }
}
