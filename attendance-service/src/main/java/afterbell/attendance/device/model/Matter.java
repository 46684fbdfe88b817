package afterbell.attendance.device.model;

/** Why a person must look at what devices have told (R31), the gravest first. */
public enum Matter {
    ADULT_FORBIDDEN,
    ADULT_NOT_AUTHORISED,
    /** Given to different adults. */
    RELEASED_TO_TWO,
    /** A person has released the pupil in another way. */
    RELEASED_OTHERWISE,
    /** Seen here after having left. */
    SEEN_AFTER_RELEASE,
    MAY_NOT_LEAVE_ALONE,
    /** Seen here, and marked absent afterwards. */
    PRESENT_AND_ABSENT,
    /** A person has entered something else of the presence. */
    REGISTER_SAYS_OTHERWISE,
    /** Left, and is on the register as absent. */
    RELEASED_THOUGH_ABSENT,
    /** Left before having come. */
    RELEASED_BEFORE_ARRIVAL,
    WITHOUT_PLACE,
    SESSION_CLOSED,
    /** The day is over: the register changes with the bureau's approval only. */
    APPROVAL_NEEDED,
    TOO_MANY_CHANGES
}
