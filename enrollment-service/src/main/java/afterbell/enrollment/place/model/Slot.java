package afterbell.enrollment.place.model;

/** When on a school day the service runs (R10, R11). */
public enum Slot {
    AFTERNOON,
    NOON
}
