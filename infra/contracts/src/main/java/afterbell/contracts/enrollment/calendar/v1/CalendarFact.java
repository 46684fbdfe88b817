package afterbell.contracts.enrollment.calendar.v1;

import afterbell.contracts.Topic;

@Topic(name = "enrollment.calendar.v1", key = "school", compacted = true, about = "On which days a school offers the service (R10).")
public sealed interface CalendarFact permits ServiceDaysSet {
    String schoolId();
}
