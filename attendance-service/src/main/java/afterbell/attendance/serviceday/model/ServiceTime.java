package afterbell.attendance.serviceday.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** When things can have happened. Facts may be entered late, never early. */
public final class ServiceTime {
    public static final ZoneId CITY = ZoneId.of("Asia/Shanghai");
    /** When the service of a day ends (R10). */
    public static final LocalTime END = LocalTime.of(18, 0);

    private ServiceTime() {}

    /** @return the moment, to the millisecond, as it is kept: what was kept is equal to what was said */
    public static Instant kept(Instant moment) {
        return moment.truncatedTo(ChronoUnit.MILLIS);
    }

    public static Instant kept(OffsetDateTime said) {
        return kept(said.toInstant());
    }

    /** @return 18:00 of the day in the city */
    public static Instant endOf(LocalDate day) {
        return day.atTime(END).atZone(CITY).toInstant();
    }

    /** @return whether another day has begun in the city */
    public static boolean isOver(LocalDate day, Instant now) {
        return day.isBefore(LocalDate.ofInstant(now, CITY));
    }

    /** @param minuteOfDay minutes after midnight in the city */
    public static Instant minuteOf(LocalDate day, int minuteOfDay) {
        return day.atTime(LocalTime.ofSecondOfDay(minuteOfDay * 60L)).atZone(CITY).toInstant();
    }

    public static Optional<TimeRefusal> refusal(LocalDate day, Instant now) {
        return day.isAfter(LocalDate.ofInstant(now, CITY)) ? Optional.of(TimeRefusal.DAY_TO_COME) : Optional.empty();
    }

    /** @param at when something is said to have happened on the day */
    public static Optional<TimeRefusal> refusal(LocalDate day, Instant at, Instant now) {
        if (!LocalDate.ofInstant(at, CITY).equals(day)) {
            return Optional.of(TimeRefusal.ON_ANOTHER_DAY);
        }
        return refusal(day, now)
                .or(() -> at.isAfter(now) ? Optional.of(TimeRefusal.TIME_TO_COME) : Optional.empty());
    }
}
