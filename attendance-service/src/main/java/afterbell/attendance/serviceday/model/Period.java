package afterbell.attendance.serviceday.model;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Days that somebody asks for, both included. */
public record Period(LocalDate from, LocalDate to) {
    public static final int MOST_DAYS = 366;

    /** @return whether the days are in order and not more than a year */
    public boolean isBounded() {
        long days = ChronoUnit.DAYS.between(from, to) + 1;
        return days >= 1 && days <= MOST_DAYS;
    }
}
