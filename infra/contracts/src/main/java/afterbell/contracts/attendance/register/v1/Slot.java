package afterbell.contracts.attendance.register.v1;

/** When on a school day the service runs. Only the afternoon counts for the subsidy (R11, R16). */
public enum Slot {
    AFTERNOON,
    NOON
}
