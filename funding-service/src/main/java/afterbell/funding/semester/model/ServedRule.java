package afterbell.funding.semester.model;

/** How pupils actually served are counted; the plan leaves it open (R16). */
public enum ServedRule {
    DISTINCT_SERVED,
    AVERAGE_DAILY,
    MONTHLY_AVERAGE,
    PRORATED_BY_SERVED_DAYS
}
