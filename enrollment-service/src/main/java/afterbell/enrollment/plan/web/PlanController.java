package afterbell.enrollment.plan.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import afterbell.enrollment.plan.Appealing;
import afterbell.enrollment.plan.JudgingPlan;
import afterbell.enrollment.plan.PublishingPlan;
import afterbell.enrollment.plan.SubmittingPlan;
import afterbell.enrollment.plan.WritingPlan;
import afterbell.enrollment.plan.model.Dossier;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.security.Caller;
import afterbell.web.version.IfMatch;
import afterbell.web.version.Versions;

@RestController
@RequestMapping("/api/enrollment/v1/schools/{schoolId}/plans/{semesterId}")
@Tag(name = "Plans 实施方案", description = "A school's service plan of a semester: written, submitted, accepted by the "
        + "bureau, published (R1, R8, R9, R22)")
class PlanController {
    private final WritingPlan writingPlan;
    private final SubmittingPlan submittingPlan;
    private final JudgingPlan judgingPlan;
    private final PublishingPlan publishingPlan;
    private final Appealing appealing;

    PlanController(WritingPlan writingPlan, SubmittingPlan submittingPlan, JudgingPlan judgingPlan,
            PublishingPlan publishingPlan, Appealing appealing) {
        this.writingPlan = writingPlan;
        this.submittingPlan = submittingPlan;
        this.judgingPlan = judgingPlan;
        this.publishingPlan = publishingPlan;
        this.appealing = appealing;
    }

    record ReasonRequest(@NotBlank @Size(max = 500) @Schema(example = "请补充审批程序") String reason) {}

    record DecisionRequest(@NotNull @Schema(example = "true") Boolean allowed,
            @NotBlank @Size(max = 500) @Schema(example = "是益智游戏，不是授课") String reason) {}

    @Operation(summary = "Write a plan", description = "A draft until it has gone its way; what is published stays in "
            + "force meanwhile. Writing the same changes nothing; a change needs If-Match. Not while it is with the "
            + "bureau.")
    @PutMapping
    @PreAuthorize("hasRole('school-admin')")
    ResponseEntity<PlanView> write(@PathVariable String schoolId, @PathVariable String semesterId,
            @RequestBody @Valid PlanRequest plan, IfMatch seen, Caller caller) {
        return answer(schoolId, semesterId,
                writingPlan.write(schoolId, semesterId, plan.toContent(), seen, caller));
    }

    @Operation(summary = "Submit a plan to the bureau", description = "Refused with all that stands against it: a "
            + "collective lesson in a school subject (R9), an outdoor offering without its bad-weather arrangement "
            + "(R29), times outside the slot (R10, R11), too few staff (R20), what the plan owes its readers (R22). "
            + "Repeating it changes nothing.")
    @PostMapping("/submit")
    @PreAuthorize("hasRole('school-admin')")
    ResponseEntity<PlanView> submit(@PathVariable String schoolId, @PathVariable String semesterId, Caller caller) {
        return answer(schoolId, semesterId, submittingPlan.submit(schoolId, semesterId, caller));
    }

    @Operation(summary = "Accept a submitted plan", description = "The school may publish it then.")
    @PostMapping("/accept")
    @PreAuthorize("hasRole('education-bureau')")
    ResponseEntity<PlanView> accept(@PathVariable String schoolId, @PathVariable String semesterId, Caller caller) {
        return answer(schoolId, semesterId, judgingPlan.accept(schoolId, semesterId, caller));
    }

    @Operation(summary = "Give a plan back to the school", description = "With a reason; also after it was accepted, as "
            + "long as it is not published. The school writes on and submits again.")
    @PostMapping("/return")
    @PreAuthorize("hasRole('education-bureau')")
    ResponseEntity<PlanView> giveBack(@PathVariable String schoolId, @PathVariable String semesterId,
            @RequestBody @Valid ReasonRequest request, Caller caller) {
        return answer(schoolId, semesterId, judgingPlan.giveBack(schoolId, semesterId, request.reason(), caller));
    }

    @Operation(summary = "Publish a plan", description = "Only what the bureau has accepted. It is in force from now "
            + "on, and public. Repeating it changes nothing.")
    @PostMapping("/publish")
    @PreAuthorize("hasRole('school-admin')")
    ResponseEntity<PlanView> publish(@PathVariable String schoolId, @PathVariable String semesterId, Caller caller) {
        return answer(schoolId, semesterId, publishingPlan.publish(schoolId, semesterId, caller));
    }

    @Operation(summary = "Read a plan", description = "With its draft, its history and its appeals, for the school's own "
            + "people and the bureau.")
    @GetMapping
    @PreAuthorize("hasAnyRole('school-admin', 'teacher', 'education-bureau')")
    ResponseEntity<PlanView> plan(@PathVariable String schoolId, @PathVariable String semesterId, Caller caller) {
        return answer(schoolId, semesterId, writingPlan.read(schoolId, semesterId, caller));
    }

    @Operation(summary = "Appeal against the lesson ban", description = "For an offering of the draft that was taken for "
            + "a collective lesson (R9). The appeal is about its very text; repeating it changes nothing.")
    @PostMapping("/offerings/{offeringId}/appeals")
    @PreAuthorize("hasRole('school-admin')")
    AppealView appeal(@PathVariable String schoolId, @PathVariable String semesterId, @PathVariable String offeringId,
            @RequestBody @Valid ReasonRequest request, Caller caller) {
        return AppealView.of(appealing.appeal(schoolId, semesterId, offeringId, request.reason(), caller));
    }

    @Operation(summary = "Decide an appeal", description = "An allowed appeal lets exactly that text through; a changed "
            + "text is judged anew (R9).")
    @PostMapping("/appeals/{appealId}/decision")
    @PreAuthorize("hasRole('education-bureau')")
    AppealView decide(@PathVariable String schoolId, @PathVariable String semesterId, @PathVariable String appealId,
            @RequestBody @Valid DecisionRequest request, Caller caller) {
        return AppealView.of(appealing.decide(schoolId, semesterId, appealId, request.allowed(), request.reason(),
                caller));
    }

    private static ResponseEntity<PlanView> answer(String schoolId, String semesterId, Versioned<Dossier> versioned) {
        return ResponseEntity.ok()
                .eTag(Versions.etag(versioned.version()))
                .body(PlanView.of(schoolId, semesterId, versioned.state()));
    }
}
