package afterbell.enrollment.place.model;

/** Why a place ended (R2, R6). */
public enum EndReason {
    WITHDRAWN,
    TRANSFERRED,
    LEFT_SCHOOL
}
