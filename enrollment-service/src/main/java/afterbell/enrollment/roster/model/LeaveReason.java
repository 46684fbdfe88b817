package afterbell.enrollment.roster.model;

/** Why a pupil leaves a school's roll (R6). */
public enum LeaveReason {
    TRANSFERRED,
    LEFT_SCHOOL
}
