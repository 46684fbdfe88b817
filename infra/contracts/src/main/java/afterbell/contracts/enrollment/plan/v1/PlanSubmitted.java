package afterbell.contracts.enrollment.plan.v1;

import afterbell.contracts.Fact;
import afterbell.contracts.Meaning;

@Fact(type = "afterbell.enrollment.plan-submitted.v1", about = "A school has handed its service plan to the bureau; what was published before stays in force.")
public record PlanSubmitted(@Meaning("Opaque id of the school") String schoolId,
        @Meaning("For example 2021-autumn") String semesterId,
        @Meaning("The version that it is to be: 1, then 2, 3 …") int version) implements PlanFact {}
