package afterbell.contracts.enrollment.school.v1;

import afterbell.contracts.Fact;
import afterbell.contracts.Meaning;

@Fact(type = "afterbell.enrollment.school-changed.v1", about = "The school or its groups have changed; carries the whole state.")
public record SchoolChanged(@Meaning("The school after the change") School school) implements SchoolFact {}
