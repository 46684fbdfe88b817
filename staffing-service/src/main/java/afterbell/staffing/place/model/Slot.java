package afterbell.staffing.place.model;

/** When on a school day the service runs: after dismissal, or at noon (R10, R11). */
public enum Slot {
    AFTERNOON,
    NOON
}
