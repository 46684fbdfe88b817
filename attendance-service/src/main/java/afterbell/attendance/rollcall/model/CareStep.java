package afterbell.attendance.rollcall.model;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A worker takes pupils into care, as they come, at the roll call or from another worker.
 *
 * @param workerId null when the roll was called without naming one
 * @param since    of pupils who have checked in, the first of them: of each, the time of coming holds
 * @param previous position of the step from which the pupils came, {@link Custody#NO_STEP} for those who just came in
 */
public record CareStep(@Nullable String workerId, Instant since, int previous) {
    CareStep from(Instant then) {
        return new CareStep(workerId, then, previous);
    }
}
