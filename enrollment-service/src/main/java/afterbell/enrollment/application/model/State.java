package afterbell.enrollment.application.model;

/** Names of the states, as stored and told. */
public enum State {
    SUBMITTED,
    UNDER_REVIEW,
    WAITLISTED,
    ADMITTED,
    REFUSED,
    WITHDRAWN,
    ENDED
}
