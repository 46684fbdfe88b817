package afterbell.contracts.enrollment.school.v1;

/** What an outdoor activity does in bad weather (R29). */
public enum BadWeather {
    MOVE_INDOORS,
    STAY_IN_CLASSROOM,
    CANCEL_ACTIVITY
}
