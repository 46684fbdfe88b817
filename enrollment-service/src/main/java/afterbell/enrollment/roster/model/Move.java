package afterbell.enrollment.roster.model;

/** Whether a roster moves a pupil (R6). */
public enum Move {
    NONE,
    /** To another grade or class of the same school. */
    CLASS,
    /** From a school that the pupil has left. */
    SCHOOL
}
