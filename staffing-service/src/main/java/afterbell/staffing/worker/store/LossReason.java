package afterbell.staffing.worker.store;

/** Why somebody is no longer cleared. */
public enum LossReason {
    BARRED,
    SUSPENDED,
    /** The institution is no longer accepted (R5). */
    INSTITUTION,
    /** Failed an assessment, was not assessed in time, or left the school (R24). */
    HIRING_ENDED
}
