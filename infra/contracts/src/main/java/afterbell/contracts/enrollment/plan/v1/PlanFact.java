package afterbell.contracts.enrollment.plan.v1;

import afterbell.contracts.Topic;

@Topic(name = "enrollment.plan.v1", key = "school", about = "How a school's service plan goes its way to publication (R9, R22); what is published stands in enrollment.school.v1.")
public sealed interface PlanFact permits PlanSubmitted, PlanReturned, PlanAccepted, OfferingAppealed, AppealDecided {
    String schoolId();
}
