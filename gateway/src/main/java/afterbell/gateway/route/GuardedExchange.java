package afterbell.gateway.route;

import java.util.concurrent.TimeoutException;

import io.micrometer.observation.ObservationRegistry;
import org.springframework.cloud.gateway.server.mvc.common.MvcUtils;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.web.servlet.function.ServerResponse;

import afterbell.gateway.route.Guards.Guard;

/** Sends a request on once, behind its service's circuit breaker and within its time limit. Never a second time. */
final class GuardedExchange implements ProxyExchange {

    private final ProxyExchange exchange;
    private final Guards guards;
    private final UpstreamFailures failures;
    private final Answers answers;
    private final ObservationRegistry observations;

    GuardedExchange(ProxyExchange exchange, Guards guards, UpstreamFailures failures, Answers answers,
            ObservationRegistry observations) {
        this.exchange = exchange;
        this.guards = guards;
        this.failures = failures;
        this.answers = answers;
        this.observations = observations;
    }

    @Override
    public ServerResponse exchange(Request request) {
        var guard = guards.of(routeOf(request));
        try {
            return guard.breaker().executeCallable(() -> withinTime(guard, request));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return answers.of(failures.problem(guard.service(), stopped));
        } catch (Exception failed) {
            return answers.of(failures.problem(guard.service(), failed));
        }
    }

    private ServerResponse withinTime(Guard guard, Request request) throws Exception {
        var attempt = new Attempt(() -> exchange.exchange(request),
                () -> AnswerLimit.discard(request.getServerRequest()),
                observations.getCurrentObservation());
        try {
            return guard.limiter().executeFutureSupplier(attempt::start);
        } catch (InterruptedException | TimeoutException abandoned) {
            attempt.cancel(true);
            throw abandoned;
        }
    }

    private static String routeOf(Request request) {
        return (String) request.getServerRequest()
                .attribute(MvcUtils.GATEWAY_ROUTE_ID_ATTR)
                .orElseThrow(() -> new IllegalStateException("A request without a route"));
    }
}
