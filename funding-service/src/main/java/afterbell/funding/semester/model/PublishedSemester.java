package afterbell.funding.semester.model;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;

/**
 * A semester as the bureau has set it (R10).
 *
 * @param version     grows with each change; the highest holds
 * @param serviceDays the city's school days in order, each once
 */
public record PublishedSemester(String semesterId, int version, LocalDate first, LocalDate last,
        List<LocalDate> serviceDays, Policy policy) {
    public PublishedSemester {
        serviceDays = serviceDays.stream().distinct().sorted().toList();
    }

    public boolean covers(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last);
    }

    public boolean isServiceDay(LocalDate day) {
        return Collections.binarySearch(serviceDays, day) >= 0;
    }
}
