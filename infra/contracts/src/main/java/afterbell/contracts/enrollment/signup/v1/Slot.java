package afterbell.contracts.enrollment.signup.v1;

/** When on a school day the service runs (R10, R11). */
public enum Slot {
    AFTERNOON,
    NOON
}
