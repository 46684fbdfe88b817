package afterbell.enrollment.schoolday.model;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * A day of the calendar, and why it is what it is (R10).
 *
 * @param reason     the holiday's name, what a make-up day makes up for, or why the school is closed; null where the
 *                   kind says it all
 * @param semesterId null outside the semesters
 */
public record Day(LocalDate date, Kind kind, @Nullable String reason, @Nullable String semesterId) {

    /** What a day is. */
    public enum Kind {
        SERVICE_DAY(true),
        /** A day at the weekend that is worked for a holiday (调休补班). */
        MAKE_UP_DAY(true),
        WEEKEND(false),
        LEGAL_HOLIDAY(false),
        SCHOOL_DAY_OFF(false),
        OUTSIDE_SEMESTER(false);

        private final boolean service;

        Kind(boolean service) {
            this.service = service;
        }
    }

    public boolean isServiceDay() {
        return kind.service;
    }
}
