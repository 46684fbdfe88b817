package afterbell.attendance.rollcall.web;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import afterbell.attendance.rollcall.model.CheckIn;
import afterbell.attendance.rollcall.model.Way;

/**
 * How a pupil came.
 *
 * @param by subject of the caller who recorded it
 */
public record CheckInView(Way way, Instant at, String by) {
    public static @Nullable CheckInView of(@Nullable CheckIn checkIn) {
        return checkIn == null ? null : new CheckInView(checkIn.way(), checkIn.at(), checkIn.by());
    }
}
