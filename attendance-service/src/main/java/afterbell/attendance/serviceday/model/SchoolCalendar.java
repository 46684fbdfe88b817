package afterbell.attendance.serviceday.model;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * On which days a school offers the service (R10). Fed by enrollment.
 *
 * @param days by semester
 */
public record SchoolCalendar(Map<String, Set<LocalDate>> days) {
    public SchoolCalendar {
        days = Map.copyOf(days);
    }

    /** @return the semester of a service day; empty for a day without service */
    public Optional<String> semesterOf(LocalDate day) {
        return days.entrySet()
                .stream()
                .filter(semester -> semester.getValue().contains(day))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
