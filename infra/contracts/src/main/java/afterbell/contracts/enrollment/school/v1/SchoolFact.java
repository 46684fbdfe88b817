package afterbell.contracts.enrollment.school.v1;

import afterbell.contracts.Topic;

@Topic(name = "enrollment.school.v1", key = "school", compacted = true, about = "A school, its groups and its published plans as they stand now.")
public sealed interface SchoolFact permits SchoolRegistered, SchoolChanged, PlanPublished {
    School school();
}
