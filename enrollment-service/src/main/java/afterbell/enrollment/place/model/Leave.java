package afterbell.enrollment.place.model;

import java.time.LocalDate;

/**
 * Days on which a pupil with a place does not come.
 *
 * @param leaveId opaque
 * @param from    first day
 * @param until   first day after; equal to {@code from} when the leave was taken back
 */
public record Leave(String leaveId, LocalDate from, LocalDate until) {
    boolean overlaps(Leave other) {
        return from.isBefore(other.until) && other.from.isBefore(until);
    }

    boolean covers(LocalDate day) {
        return !day.isBefore(from) && day.isBefore(until);
    }

    /** What has passed stays. */
    Leave endedOn(LocalDate day) {
        if (!day.isBefore(until)) {
            return this;
        }
        return new Leave(leaveId, from, day.isBefore(from) ? from : day);
    }
}
