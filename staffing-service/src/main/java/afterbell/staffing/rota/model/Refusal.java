package afterbell.staffing.rota.model;

/** Why a duty is not assigned. */
public enum Refusal {
    WORKER_UNKNOWN,
    /** Whoever hires is responsible for the vetting (R24): a school assigns its own workers. */
    WORKER_OF_ANOTHER_SCHOOL,
    NO_SERVICE_DAY,
    /** The school has groups in that semester, and this is none of them. */
    GROUP_UNKNOWN,
    /** More class hours than a worker may have on a day (R19). */
    TOO_MANY_HOURS,
    /** Has never passed the gates (R24). */
    NEVER_CLEARED,
    /** Is cleared, but for other days, or has an adverse record (R25). */
    NOT_CLEARED_THAT_DAY,
    /** Is in another place in that slot (R20). */
    BUSY_ELSEWHERE,
    ON_LEAVE
}
