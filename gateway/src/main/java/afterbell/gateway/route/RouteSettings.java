package afterbell.gateway.route;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Where requests go and how long they may take.
 *
 * @param services    by name; {@code /api/<name>/**} goes to the service of that name
 * @param connections to one service at most; a request that finds none free for a second is refused
 * @param answerLimit bytes in one answer at most
 * @param streams     answers that go on, of all services together; each has a connection besides {@code connections}
 * @param streamTime  after which a stream is broken off; services end theirs before
 * @param breakerWait how long an open circuit breaker refuses before it tries the service again
 */
@Validated
@ConfigurationProperties("afterbell.gateway.route")
public record RouteSettings(@NotEmpty Map<@Pattern(regexp = "[a-z]{1,32}") String, @Valid Upstream> services,
        @DefaultValue("200") @Min(1) @Max(10_000) int connections, @DefaultValue("64MB") DataSize answerLimit,
        @DefaultValue("150") @Min(0) @Max(10_000) int streams, @DefaultValue("35m") Duration streamTime,
        @DefaultValue("10s") Duration breakerWait) {

    /**
     * A service behind the gateway.
     *
     * @param url       scheme, host and port
     * @param timeLimit from the request's body being complete until the answer's head, and again until its end
     */
    public record Upstream(@NotNull URI url, @DefaultValue("10s") Duration timeLimit) {}
}
