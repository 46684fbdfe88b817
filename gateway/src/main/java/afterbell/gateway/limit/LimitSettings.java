package afterbell.gateway.limit;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What one caller may send to one instance of the gateway.
 *
 * @param body      bytes in one request's body; a file of 2 MB and the form around it pass
 * @param bodies    bytes of all bodies being received at once
 * @param bodyTime  for one body to arrive
 * @param perSecond requests of one subject of a token, or of one address that shows none
 * @param burst     requests that may come at once after a pause
 * @param refusals  requests a second from one address that may fail for want of a valid token
 * @param callers   callers remembered at once
 */
@Validated
@ConfigurationProperties("afterbell.gateway.limit")
record LimitSettings(@DefaultValue("2112KB") DataSize body, @DefaultValue("128MB") DataSize bodies,
        @DefaultValue("30s") Duration bodyTime, @DefaultValue("100") @Min(1) @Max(1_000_000) long perSecond,
        @DefaultValue("200") @Min(1) @Max(10_000_000) long burst,
        @DefaultValue("20") @Min(1) @Max(1_000_000) long refusals,
        @DefaultValue("100000") @Min(1) @Max(10_000_000) int callers) {}
