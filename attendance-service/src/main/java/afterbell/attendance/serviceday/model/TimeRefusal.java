package afterbell.attendance.serviceday.model;

/** Why nothing can have happened at that time. */
public enum TimeRefusal {
    DAY_TO_COME,
    TIME_TO_COME,
    ON_ANOTHER_DAY
}
