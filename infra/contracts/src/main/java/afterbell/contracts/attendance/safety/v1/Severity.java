package afterbell.contracts.attendance.safety.v1;

/** How grave an incident is, the slightest first. */
public enum Severity {
    SLIGHT,
    MODERATE,
    GRAVE,
    EXTREME
}
