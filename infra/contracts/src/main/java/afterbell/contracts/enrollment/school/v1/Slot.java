package afterbell.contracts.enrollment.school.v1;

/** When on a service day: after dismissal, or at noon (R10, R11). */
public enum Slot {
    AFTERNOON,
    NOON
}
