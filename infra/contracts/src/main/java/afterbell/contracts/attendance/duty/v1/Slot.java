package afterbell.contracts.attendance.duty.v1;

/** When on a school day the service runs. Only the afternoon counts for money (R11). */
public enum Slot {
    AFTERNOON,
    NOON
}
