package afterbell.simulator.story;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Times of the played semester: a school enters its facts late, so each carries its time. */
final class Clock {
    private static final ZoneOffset SHANGHAI = ZoneOffset.ofHours(8);

    private Clock() {}

    static String at(LocalDate day, int hour, int minute) {
        return at(day, LocalTime.of(hour, minute));
    }

    static String at(LocalDate day, LocalTime time) {
        return OffsetDateTime.of(day, time, SHANGHAI).toString();
    }
}
