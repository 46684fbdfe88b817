package afterbell.staffing.calendar.model;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * A semester as the bureau has set it.
 *
 * @param sequence of the fact that said so; an older fact changes nothing
 */
public record Semester(String semesterId, LocalDate first, LocalDate last, Policy policy, long sequence) {
    /**
     * @return the policy of the semester in which the day lies; between semesters that of the next one, which is
     * being
     *         prepared; after the last one that of the last
     */
    public static Policy policyOn(LocalDate day, List<Semester> semesters) {
        var byTime = Comparator.comparing(Semester::first);
        return semesters.stream()
                .filter(semester -> !semester.last().isBefore(day))
                .min(byTime)
                .or(() -> semesters.stream().max(byTime))
                .map(Semester::policy)
                .orElse(Policy.DEFAULT);
    }
}
