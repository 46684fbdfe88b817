package afterbell.contracts.attendance.safety.v1;

/** Why a pupil's absence is unexplained no longer. */
public enum Explanation {
    CAME,
    SICK,
    LEAVE
}
