package afterbell.web.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/**
 * {@code GET /actuator/clock} shows the business clock, {@code POST} with {@code {"now": "2021-09-01T16:00:00+08:00"}}
 * sets it, with {@code {"reset": "true"}} lets it go with the system's again. An endpoint's values are texts.
 */
@Endpoint(id = "clock")
final class ClockEndpoint {
    private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    private final SettableClock clock;

    ClockEndpoint(SettableClock clock) {
        this.clock = clock;
    }

    /**
     * @param now    the business time in the city's zone
     * @param offset how far it is ahead of the system's time
     */
    record Shown(OffsetDateTime now, Duration offset) {}

    /** @param message what is wrong and what to do, in English: read by operators */
    record Refused(String message) {}

    @ReadOperation
    Shown show() {
        return new Shown(clock.instant().atZone(CITY).toOffsetDateTime(), clock.offset());
    }

    @WriteOperation
    WebEndpointResponse<Object> set(@Nullable String now, @Nullable Boolean reset) {
        var toReset = Boolean.TRUE.equals(reset);
        if (toReset == (now != null)) {
            return refused("Send either \"now\" or \"reset\": \"true\"");
        }
        if (now == null) {
            clock.reset();
            return new WebEndpointResponse<>(show());
        }
        try {
            var wanted = OffsetDateTime.parse(now).toInstant();
            if (wanted.isBefore(EARLIEST) || wanted.isAfter(LATEST)) {
                return refused("\"now\" must be in this century");
            }
            clock.set(wanted);
            return new WebEndpointResponse<>(show());
        } catch (DateTimeParseException _) {
            return refused("\"now\" must be a time with its offset, such as 2021-09-01T16:00:00+08:00");
        }
    }

    private static WebEndpointResponse<Object> refused(String message) {
        return new WebEndpointResponse<>(new Refused(message), WebEndpointResponse.STATUS_BAD_REQUEST);
    }
}
