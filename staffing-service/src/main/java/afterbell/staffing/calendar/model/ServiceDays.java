package afterbell.staffing.calendar.model;

import java.time.LocalDate;
import java.util.Set;

/**
 * The days on which a school offers the service (R10).
 *
 * @param sequence of the fact that said so; an older fact changes nothing
 */
public record ServiceDays(String schoolId, Set<LocalDate> days, long sequence) {
    public ServiceDays {
        days = Set.copyOf(days);
    }

    public static ServiceDays unknown(String schoolId) {
        return new ServiceDays(schoolId, Set.of(), 0);
    }

    public boolean include(LocalDate day) {
        return days.contains(day);
    }
}
