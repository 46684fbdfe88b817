package afterbell.staffing.worker.store;

/** Why somebody is no longer cleared. */
public enum LossReason {
    BARRED,
    SUSPENDED,
    /** The institution is no longer accepted (R5). */
    INSTITUTION,
    /** Has failed an assessment, or was not assessed in time (R24). */
    ASSESSMENT_FAILED,
    LEFT_SCHOOL
}
