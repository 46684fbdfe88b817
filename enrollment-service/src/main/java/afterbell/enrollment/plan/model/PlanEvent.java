package afterbell.enrollment.plan.model;

/** What has happened to a plan on its way; publication is told with the school. */
public sealed interface PlanEvent {

    /** @param version that it is to be */
    record PlanSubmitted(int version) implements PlanEvent {}

    record PlanReturned(int version) implements PlanEvent {}

    record PlanAccepted(int version) implements PlanEvent {}

    record OfferingAppealed(String offeringId, String appealId) implements PlanEvent {}

    record AppealDecided(String offeringId, String appealId, boolean allowed) implements PlanEvent {}
}
