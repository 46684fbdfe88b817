package afterbell.contracts.staffing.worker.v1;

/** Who may serve (R5). */
public enum Kind {
    SCHOOL_STAFF,
    RETIRED_TEACHER,
    VOLUNTEER,
    PARENT,
    EXTERNAL_TEACHER,
    INSTITUTION_MEMBER
}
