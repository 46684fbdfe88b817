package afterbell.attendance.device.model;

import afterbell.attendance.pickupcode.model.CodeRefusal;

/** Why a person must look at what devices have told (R31), the gravest first. */
public enum Matter {
    ADULT_FORBIDDEN,
    ADULT_NOT_AUTHORISED,
    /** It is no pickup code of the school, or another adult's than the one named. */
    CODE_INVALID,
    CODE_OF_ANOTHER_PUPIL,
    CODE_OF_ANOTHER_DAY,
    /** The guardian had taken it back by then. */
    CODE_CANCELLED,
    /** Given to different adults. */
    RELEASED_TO_TWO,
    /** The same code was shown at different times. */
    CODE_USED,
    /** A person has released the pupil in another way. */
    RELEASED_OTHERWISE,
    /** Seen here after having left. */
    SEEN_AFTER_RELEASE,
    MAY_NOT_LEAVE_ALONE,
    /** The school takes no adult who is only named. */
    CODE_NEEDED,
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
    TOO_MANY_CHANGES;

    static Matter of(CodeRefusal reason) {
        return switch (reason) {
            case INVALID -> CODE_INVALID;
            case OF_ANOTHER_DAY -> CODE_OF_ANOTHER_DAY;
            case OF_ANOTHER_PUPIL -> CODE_OF_ANOTHER_PUPIL;
        };
    }
}
