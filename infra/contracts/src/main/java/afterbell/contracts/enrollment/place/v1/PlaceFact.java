package afterbell.contracts.enrollment.place.v1;

import afterbell.contracts.Topic;

@Topic(name = "enrollment.place.v1", key = "pupil", about = "Which pupil holds a place in which group, and when the pupil comes (R6).")
public sealed interface PlaceFact permits PlaceGranted, WeekdaysChanged, LeaveSet, PlaceEnded {
    String pupilId();
}
