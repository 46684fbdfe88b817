package afterbell.contracts.enrollment.school.v1;

import afterbell.contracts.Topic;

@Topic(name = "enrollment.school.v1", key = "school", compacted = true, about = "A school and its groups as they stand now.")
public sealed interface SchoolFact permits SchoolRegistered, SchoolChanged {
    School school();
}
