package afterbell.enrollment.semester.model;

import java.time.LocalDate;

/**
 * A day on which the legal calendar differs from the week.
 *
 * @param name why, for example 国庆节
 * @param off  true: nobody works though it may be a weekday; false: a make-up working day (调休补班)
 */
public record Holiday(String name, LocalDate date, boolean off) {}
