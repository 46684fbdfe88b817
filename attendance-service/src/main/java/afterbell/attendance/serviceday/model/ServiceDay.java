package afterbell.attendance.serviceday.model;

import java.time.LocalDate;

/** A day of service, and the semester that it belongs to: a place lasts no longer than its own. */
public record ServiceDay(LocalDate date, String semesterId) {}
