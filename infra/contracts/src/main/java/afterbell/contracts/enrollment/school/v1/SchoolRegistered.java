package afterbell.contracts.enrollment.school.v1;

import afterbell.contracts.Fact;
import afterbell.contracts.Meaning;

@Fact(type = "afterbell.enrollment.school-registered.v1", about = "The bureau has registered a school.")
public record SchoolRegistered(@Meaning("The school as registered") School school) implements SchoolFact {}
