package afterbell.contracts.attendance.safety.v1;

/** What kind of bad weather. */
public enum Weather {
    RAIN,
    WIND,
    STORM,
    SNOW,
    HEAT,
    HAZE
}
