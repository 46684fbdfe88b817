package afterbell.attendance.pickupcode.model;

/** Why nobody collects a pupil by a code (R31). */
public enum CodeRefusal {
    /** It is no code, or no key of the school has signed it, or it was never given out. */
    INVALID,
    OF_ANOTHER_DAY,
    OF_ANOTHER_PUPIL
}
