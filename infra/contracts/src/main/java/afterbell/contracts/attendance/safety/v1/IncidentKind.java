package afterbell.contracts.attendance.safety.v1;

/** What kind of incident. */
public enum IncidentKind {
    INJURY,
    ILLNESS,
    FOOD,
    FIRE,
    VIOLENCE,
    INTRUDER,
    MISSING_PUPIL,
    BUILDING,
    OTHER
}
