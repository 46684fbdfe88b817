package afterbell.contracts.staffing.institution.v1;

/** How an institution stands now; on which days its people may serve is said by its accepted days. */
public enum Standing {
    ACCEPTED,
    SUSPENDED,
    EXPIRED,
    REMOVED
}
