package afterbell.enrollment.school.model;

/** What an outdoor activity does in bad weather (R29). */
public enum BadWeather {
    MOVE_INDOORS,
    STAY_IN_CLASSROOM,
    CANCEL_ACTIVITY
}
