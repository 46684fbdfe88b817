package afterbell.staffing;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;

import org.springframework.stereotype.Component;

/** What day it is in the city. */
@Component
public class City {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Clock clock;

    City(Clock clock) {
        this.clock = clock;
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }
}
