package afterbell.enrollment.plan.outbox;

import afterbell.contracts.enrollment.plan.v1.AppealDecided;
import afterbell.contracts.enrollment.plan.v1.OfferingAppealed;
import afterbell.contracts.enrollment.plan.v1.PlanAccepted;
import afterbell.contracts.enrollment.plan.v1.PlanReturned;
import afterbell.contracts.enrollment.plan.v1.PlanSubmitted;
import afterbell.enrollment.plan.model.PlanEvent;
import afterbell.messaging.outbox.Outgoing;

/** Tells of a plan's way in the words of the contract; reasons stay with the school and the bureau. */
public final class PlanFacts {
    private PlanFacts() {}

    public static Outgoing of(String schoolId, String semesterId, PlanEvent event) {
        return new Outgoing(schoolId, switch (event) {
            case PlanEvent.PlanSubmitted it -> new PlanSubmitted(schoolId, semesterId, it.version());
            case PlanEvent.PlanReturned it -> new PlanReturned(schoolId, semesterId, it.version());
            case PlanEvent.PlanAccepted it -> new PlanAccepted(schoolId, semesterId, it.version());
            case PlanEvent.OfferingAppealed it ->
                new OfferingAppealed(schoolId, semesterId, it.offeringId(), it.appealId());
            case PlanEvent.AppealDecided it ->
                new AppealDecided(schoolId, semesterId, it.offeringId(), it.appealId(), it.allowed());
        });
    }
}
