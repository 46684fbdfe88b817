package afterbell.enrollment.school.model;

/** Where an activity takes place. */
public enum Setting {
    INDOOR,
    OUTDOOR
}
