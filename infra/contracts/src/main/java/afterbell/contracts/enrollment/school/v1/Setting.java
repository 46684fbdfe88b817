package afterbell.contracts.enrollment.school.v1;

/** Where an activity takes place. */
public enum Setting {
    INDOOR,
    OUTDOOR
}
