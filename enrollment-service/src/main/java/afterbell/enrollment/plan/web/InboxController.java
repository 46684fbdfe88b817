package afterbell.enrollment.plan.web;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import afterbell.enrollment.Ids;
import afterbell.enrollment.plan.FindWaitingPlans;
import afterbell.enrollment.plan.model.Appeal;
import afterbell.enrollment.plan.model.Plan.Stage;
import afterbell.enrollment.plan.model.PublishedPlan;
import afterbell.enrollment.plan.store.Plans.Waiting;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.Page;
import afterbell.web.paging.PageLimit;

/** What waits for the bureau. */
@RestController
@RequestMapping("/api/enrollment/v1")
@Tag(name = "Plans 实施方案")
class InboxController {
    private final FindWaitingPlans findWaitingPlans;

    InboxController(FindWaitingPlans findWaitingPlans) {
        this.findWaitingPlans = findWaitingPlans;
    }

    /**
     * @param version     that is on its way, or is published
     * @param since       when the plan came to its state
     * @param inForce     version in force, 0 for none
     * @param openAppeals how many of its appeals wait for a decision
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record WaitingView(String schoolId, String semesterId, Stage state, int version, @Nullable Instant since,
            int inForce, long openAppeals) {

        static WaitingView of(Waiting it) {
            var dossier = it.dossier().state();
            var plan = dossier.plan();
            int inForce = plan.inForce().map(PublishedPlan::version).orElse(0);
            return new WaitingView(it.id().schoolId(), it.id().semesterId(), plan.stage(),
                    plan.stage() == Stage.PUBLISHED ? inForce : plan.nextVersion(),
                    dossier.steps().isEmpty() ? null : dossier.steps().getLast().by().at(), inForce,
                    dossier.appeals().stream().filter(Appeal.Open.class::isInstance).count());
        }
    }

    record OpenAppealsView(String schoolId, String semesterId, List<AppealView> appeals) {

        static OpenAppealsView of(Waiting it) {
            return new OpenAppealsView(it.id().schoolId(), it.id().semesterId(), it.dossier()
                    .state()
                    .appeals()
                    .stream()
                    .filter(Appeal.Open.class::isInstance)
                    .map(AppealView::of)
                    .toList());
        }
    }

    @Operation(summary = "List the plans of a semester by state", description = "The bureau's inbox: what has waited "
            + "longest comes first.")
    @GetMapping("/plans")
    @PreAuthorize("hasRole('education-bureau')")
    Page<WaitingView> plans(@RequestParam @Pattern(regexp = Ids.CHOSEN) String semester,
            @RequestParam(defaultValue = "SUBMITTED") Stage state, Cursor cursor, PageLimit limit) {
        return findWaitingPlans.standing(semester, state, cursor, limit).map(WaitingView::of);
    }

    @Operation(summary = "List open appeals", description = "By plan, what has waited longest first (R9).")
    @GetMapping("/appeals")
    @PreAuthorize("hasRole('education-bureau')")
    Page<OpenAppealsView> appeals(Cursor cursor, PageLimit limit) {
        return findWaitingPlans.withOpenAppeals(cursor, limit).map(OpenAppealsView::of);
    }
}
