package afterbell.staffing.worker.model;

import java.time.LocalDate;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A person may not serve anywhere for the time being.
 *
 * @param from     first day
 * @param lifted   first day on which the person may serve again, null while it lasts
 * @param schoolId the school that suspended, null for the bureau
 */
public record Suspension(LocalDate from, @Nullable LocalDate lifted, @Nullable String schoolId) {
    public boolean lasts() {
        return lifted == null;
    }

    /** @return the days of the suspension; none when it was lifted for its first day */
    Optional<Period> days() {
        return lifted == null ? Optional.of(Period.from(from)) : Period.of(from, lifted.minusDays(1));
    }
}
