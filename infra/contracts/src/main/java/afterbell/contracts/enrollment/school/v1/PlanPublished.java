package afterbell.contracts.enrollment.school.v1;

import afterbell.contracts.Fact;
import afterbell.contracts.Meaning;

@Fact(type = "afterbell.enrollment.plan-published.v1", about = "The school has published a service plan or a new version of it (R22); carries the whole state.")
public record PlanPublished(@Meaning("The school with the plan") School school) implements SchoolFact {}
