package afterbell.enrollment.roster.model;

import java.time.LocalDate;

/** @param on first day on which the pupil is gone */
public record Departure(String schoolId, LocalDate on, LeaveReason reason) {}
