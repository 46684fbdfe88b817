package afterbell.staffing.worker.model;

/** Why the record office gave no answer. */
public enum OfficeFault {
    /** It could not be reached. */
    NO_CONNECTION,
    /** It was reached, and did not answer in time. */
    TIME_OUT,
    /** It said that it is too busy, or broken. */
    BUSY,
    /** It does not accept this installation's key. */
    NOT_ADMITTED,
    /** It does not take this query: a person is to enter a certificate. */
    REFUSED,
    /** What it answered cannot be understood. */
    UNREADABLE,
    /** It failed so often just now that it is left alone for a while. */
    LEFT_ALONE
}
