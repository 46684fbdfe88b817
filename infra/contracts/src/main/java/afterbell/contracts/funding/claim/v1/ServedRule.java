package afterbell.contracts.funding.claim.v1;

/** How "pupils actually served" were counted (R16). */
public enum ServedRule {
    DISTINCT_SERVED,
    AVERAGE_DAILY,
    MONTHLY_AVERAGE,
    PRORATED_BY_SERVED_DAYS
}
