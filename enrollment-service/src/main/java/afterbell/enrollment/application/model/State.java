package afterbell.enrollment.application.model;

/** Names of the states, as stored and told. */
public enum State {
    SUBMITTED,
    WAITLISTED,
    ADMITTED,
    REFUSED,
    WITHDRAWN,
    ENDED
}
