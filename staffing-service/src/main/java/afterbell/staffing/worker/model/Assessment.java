package afterbell.staffing.worker.model;

import java.time.LocalDate;

/**
 * How the hiring school judges the worker (聘任考核, R24).
 *
 * @param score 0 to 100
 */
public record Assessment(LocalDate on, int score, boolean passed) {}
