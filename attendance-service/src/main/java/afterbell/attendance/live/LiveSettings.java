package afterbell.attendance.live;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How many live views this instance keeps open.
 *
 * @param streams   of all callers
 * @param perCaller of one caller
 * @param longest   after which a stream ends and is opened again by its reader
 */
@Validated
@ConfigurationProperties("afterbell.live")
public record LiveSettings(@DefaultValue("200") @Min(1) @Max(10_000) int streams,
        @DefaultValue("6") @Min(1) @Max(100) int perCaller,
        @DefaultValue("30m") @DurationMin(seconds = 1) @DurationMax(hours = 12) Duration longest) {}
