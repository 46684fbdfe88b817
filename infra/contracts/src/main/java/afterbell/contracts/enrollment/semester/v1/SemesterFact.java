package afterbell.contracts.enrollment.semester.v1;

import afterbell.contracts.Topic;

@Topic(name = "enrollment.semester.v1", key = "semester", compacted = true, about = "The city's semesters: their service days and the policy that holds in them.")
public sealed interface SemesterFact permits SemesterSet {
    String semesterId();
}
