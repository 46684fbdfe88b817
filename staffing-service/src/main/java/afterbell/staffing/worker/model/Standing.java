package afterbell.staffing.worker.model;

/** Whether a worker may serve; it holds in every school (R25). */
public enum Standing {
    CLEARED,
    NOT_CLEARED,
    BARRED
}
