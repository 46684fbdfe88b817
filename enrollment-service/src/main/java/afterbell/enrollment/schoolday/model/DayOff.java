package afterbell.enrollment.schoolday.model;

import java.time.LocalDate;

/** A day on which the school itself is closed, for example for a sports meeting. */
public record DayOff(LocalDate date, String reason) {}
