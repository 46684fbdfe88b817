package afterbell.attendance.rollcall.model;

/** How it was seen that a pupil came. */
public enum Way {
    GATE,
    CARD,
    CODE,
    OTHER
}
