package afterbell.contracts.staffing.rota.v1;

/** What exactly took a duty away; the reason says no more than whether the clearance ended. */
public enum RemovalCause {
    BARRED,
    CLEARANCE_EXPIRED,
    /** The clearance was suspended, by name or with the worker's institution. */
    SUSPENDED,
    /** An assessment was failed. */
    ASSESSMENT_FAILED,
    /** The worker has left the school. */
    LEFT_SCHOOL,
    ON_LEAVE,
    /** Somebody else takes the duty (代课). */
    SUBSTITUTED,
    /** Two workers have changed places (调课). */
    SWAPPED,
    ROTA_CHANGED
}
