package afterbell.contracts.enrollment.semester.v1;

/** How "pupils actually served" are counted (R16). */
public enum ServedRule {
    DISTINCT_SERVED,
    AVERAGE_DAILY,
    MONTHLY_AVERAGE,
    PRORATED_BY_SERVED_DAYS
}
