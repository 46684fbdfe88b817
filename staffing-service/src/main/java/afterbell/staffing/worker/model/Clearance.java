package afterbell.staffing.worker.model;

/** Days on which a worker may serve at a school (R24, R25). */
public record Clearance(String schoolId, Period period) {}
