package afterbell.gateway.route;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeoutException;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;

import afterbell.web.problem.CommonProblem;
import afterbell.web.problem.Problem;

/**
 * What a caller is told when a service did not answer: 503 when nothing was sent, 504 and 502 when it was and the
 * outcome is unknown, so that the caller repeats a command with the same {@code Idempotency-Key}.
 */
@Component
final class UpstreamFailures {

    private static final Logger log = LoggerFactory.getLogger(UpstreamFailures.class);
    private static final Duration SOON = Duration.ofSeconds(1);

    private final Duration breakerWait;

    UpstreamFailures(RouteSettings settings) {
        this.breakerWait = settings.breakerWait();
    }

    Problem problem(String service, Exception failure) {
        return switch (failure) {
            case CallNotPermittedException _ -> answer(CommonProblem.SERVICE_UNAVAILABLE, service, breakerWait);
            case TimeoutException _ -> {
                log.warn("{} did not answer in time", service);
                yield answer(CommonProblem.UPSTREAM_TIMEOUT, service, SOON);
            }
            case InterruptedException _ -> answer(CommonProblem.SERVICE_UNAVAILABLE, service, SOON);
            case ResourceAccessException unreachable when unreachable.getCause() instanceof IOException cause -> {
                log.warn("{} failed: {}", service, cause.toString());
                yield answer(unsent(cause) ? CommonProblem.SERVICE_UNAVAILABLE : CommonProblem.UPSTREAM_FAILED,
                        service, SOON);
            }
            default -> {
                log.error("{} could not be asked", service, failure);
                yield Problem.of(CommonProblem.INTERNAL_ERROR);
            }
        };
    }

    private static boolean unsent(IOException cause) {
        return cause instanceof ConnectException || cause instanceof ConnectTimeoutException
                || cause instanceof UnknownHostException || cause instanceof NoRouteToHostException
                || cause instanceof ConnectionRequestTimeoutException;
    }

    private static Problem answer(CommonProblem code, String service, Duration wait) {
        return Problem.of(code, Map.of("service", service))
                .withHeader("Retry-After",
                        Long.toString(Math.max(1, wait.toSeconds())));
    }
}
