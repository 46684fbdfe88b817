package afterbell.staffing.calendar.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The days on which a school offers the service (R10).
 *
 * @param days     by semester
 * @param sequence of the fact that said so; an older fact changes nothing
 */
public record ServiceDays(String schoolId, Map<String, Set<LocalDate>> days, long sequence) {
    public ServiceDays {
        days = Map.copyOf(days);
    }

    public static ServiceDays unknown(String schoolId) {
        return new ServiceDays(schoolId, Map.of(), 0);
    }

    public boolean include(LocalDate day) {
        return semesterOf(day).isPresent();
    }

    /** @return the next service days from that day on, in order, at most so many */
    public List<LocalDate> nextFrom(LocalDate day, int most) {
        return days.values()
                .stream()
                .flatMap(Set::stream)
                .filter(it -> !it.isBefore(day))
                .distinct()
                .sorted()
                .limit(most)
                .toList();
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
