package afterbell.contracts.attendance.safety.v1;

/** What is checked: activity venues, food hygiene, first aid, fire equipment (R28). */
public enum SafetyArea {
    VENUE,
    FOOD,
    FIRST_AID,
    FIRE
}
