package afterbell.contracts.enrollment.place.v1;

/** A weekday of a pupil's week. */
public enum Weekday {
    MONDAY,
    TUESDAY,
    WEDNESDAY,
    THURSDAY,
    FRIDAY
}
