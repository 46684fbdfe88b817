package afterbell.attendance.rollcall.model;

import java.time.Instant;

/**
 * How a pupil came who was not entered by the roll call.
 *
 * @param at when the pupil came
 * @param by subject of the caller who recorded it
 */
public record CheckIn(Way way, Instant at, String by) {
    /** @return whether both tell of the same coming, whoever has recorded it */
    public boolean isSameAs(CheckIn other) {
        return way == other.way && at.equals(other.at);
    }
}
