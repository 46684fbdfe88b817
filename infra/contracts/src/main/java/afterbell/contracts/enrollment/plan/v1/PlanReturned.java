package afterbell.contracts.enrollment.plan.v1;

import afterbell.contracts.Fact;
import afterbell.contracts.Meaning;

@Fact(type = "afterbell.enrollment.plan-returned.v1", about = "The bureau has given a service plan back to the school, with a reason that the two can read.")
public record PlanReturned(@Meaning("Opaque id of the school") String schoolId,
        @Meaning("For example 2021-autumn") String semesterId,
        @Meaning("The version that it is to be: 1, then 2, 3 …") int version) implements PlanFact {}
