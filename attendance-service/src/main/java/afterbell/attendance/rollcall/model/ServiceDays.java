package afterbell.attendance.rollcall.model;

import java.time.LocalDate;
import java.time.Month;
import java.util.Optional;

/** On which days a roll can be called at all (R10), whatever the school's own calendar says. */
public final class ServiceDays {
    private static final LocalDate EARLIEST = LocalDate.of(2000, 9, 1);

    private ServiceDays() {}

    /** @param today the day that it is in the city */
    public static Optional<Refusal> refusal(LocalDate day, LocalDate today) {
        if (day.isAfter(today)) {
            return Optional.of(new Refusal.DayToCome());
        }
        return day.getMonth() == Month.AUGUST || day.isBefore(EARLIEST)
                ? Optional.of(new Refusal.DayInNoSemester())
                : Optional.empty();
    }
}
