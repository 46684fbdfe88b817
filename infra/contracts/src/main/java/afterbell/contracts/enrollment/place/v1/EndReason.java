package afterbell.contracts.enrollment.place.v1;

/** Why a place ended. */
public enum EndReason {
    WITHDRAWN,
    TRANSFERRED,
    LEFT_SCHOOL
}
