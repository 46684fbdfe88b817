package afterbell.enrollment.semester.model;

/** What counts as a pupil actually served (R16). */
public enum ServedRule {
    DISTINCT_SERVED,
    AVERAGE_DAILY,
    MONTHLY_AVERAGE,
    PRORATED_BY_SERVED_DAYS
}
