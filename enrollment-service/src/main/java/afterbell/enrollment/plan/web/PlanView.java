package afterbell.enrollment.plan.web;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import afterbell.enrollment.plan.model.Dossier;
import afterbell.enrollment.plan.model.Plan;
import afterbell.enrollment.plan.model.Plan.Stage;
import afterbell.enrollment.plan.model.PublishedPlan;
import afterbell.enrollment.plan.model.Step;

/**
 * A plan as the school and the bureaus see it.
 *
 * @param state         of what is on its way: DRAFT, SUBMITTED, RETURNED, ACCEPTED; PUBLISHED when nothing is
 * @param reason        why it was given back, while it is RETURNED
 * @param version       of the plan in force, 0 for none
 * @param noticeVersion which guardians acknowledge (R3), 0 for none
 * @param draft         what is on its way to be the next version
 * @param published     the plan in force
 * @param history       the steps that it has gone, the oldest first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PlanView(String schoolId, String semesterId, Stage state, @Nullable String reason, int version,
        int noticeVersion, @Nullable Instant publishedAt, @Nullable ContentView draft,
        @Nullable ContentView published, List<StepView> history, List<AppealView> appeals) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StepView(Stage state, int version, Instant at, String actor, @Nullable String reason) {
        static StepView of(Step it) {
            return new StepView(it.to(), it.version(), it.by().at(), it.by().actor(), it.reason());
        }
    }

    static PlanView of(String schoolId, String semesterId, Dossier dossier) {
        var plan = dossier.plan();
        var newest = plan.inForce();
        return new PlanView(schoolId, semesterId, plan.stage(),
                plan instanceof Plan.Returned it ? it.reason() : null, newest.map(PublishedPlan::version).orElse(0),
                newest.map(PublishedPlan::noticeVersion).orElse(0),
                newest.map(PublishedPlan::publishedAt).orElse(null), plan.next().map(ContentView::of).orElse(null),
                newest.map(it -> ContentView.of(it.content())).orElse(null),
                dossier.steps().stream().map(StepView::of).toList(),
                dossier.appeals().stream().map(AppealView::of).toList());
    }
}
