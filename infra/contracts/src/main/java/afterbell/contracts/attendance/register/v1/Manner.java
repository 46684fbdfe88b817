package afterbell.contracts.attendance.register.v1;

/** How a pupil left. */
public enum Manner {
    COLLECTED,
    LEFT_ALONE
}
