package afterbell.contracts.enrollment.school.v1;

/** The weekdays of a school week. */
public enum Weekday {
    MONDAY,
    TUESDAY,
    WEDNESDAY,
    THURSDAY,
    FRIDAY
}
