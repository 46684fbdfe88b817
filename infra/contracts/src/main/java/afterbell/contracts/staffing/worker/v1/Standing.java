package afterbell.contracts.staffing.worker.v1;

/** Whether a worker may serve. Who is barred is barred in every school (R25). */
public enum Standing {
    CLEARED,
    NOT_CLEARED,
    BARRED
}
