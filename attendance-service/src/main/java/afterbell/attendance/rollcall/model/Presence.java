package afterbell.attendance.rollcall.model;

/** What the register says of a pupil; absence is told with its reason. */
public enum Presence {
    PRESENT,
    ABSENT_SICK,
    ABSENT_LEAVE,
    ABSENT_UNEXPLAINED
}
