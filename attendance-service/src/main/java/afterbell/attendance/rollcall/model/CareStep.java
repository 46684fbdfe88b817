package afterbell.attendance.rollcall.model;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A worker takes pupils into care, as they come, at the roll call or from another worker.
 *
 * @param workerId null when the roll was called without naming one
 * @param since    of pupils who have checked in, the first of them: of each, the time of coming holds
 * @param previous position of the step from which the pupils came, {@link Custody#NO_STEP} for those who just came in
 * @param handed   who has confirmed that they came from there; null for those who just came in, and where it was not kept
 */
public record CareStep(@Nullable String workerId, Instant since, int previous, @Nullable Handed handed) {
    public CareStep(@Nullable String workerId, Instant since, int previous) {
        this(workerId, since, previous, null);
    }

    /**
     * The two sides of a hand-over; what the taker has received is in care since then.
     *
     * @param handoverId null when one person has entered what both have signed
     * @param givenBy    subject of the caller who recorded what the giver has given
     * @param givenAt    when it was given
     * @param takenBy    subject of the caller who recorded what the taker has received
     */
    public record Handed(@Nullable String handoverId, String givenBy, Instant givenAt, String takenBy) {}

    CareStep from(Instant then) {
        return new CareStep(workerId, then, previous, handed);
    }

    CareStep by(@Nullable String worker) {
        return new CareStep(worker, since, previous, handed);
    }
}
