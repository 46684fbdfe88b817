package afterbell.gateway.route;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedTimeLimiterMetrics;
import io.github.resilience4j.timelimiter.TimeLimiter;
import io.github.resilience4j.timelimiter.TimeLimiterConfig;
import io.github.resilience4j.timelimiter.TimeLimiterRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.servlet.function.ServerResponse;

/** One circuit breaker and one time limit per service, so that a sick service costs its own callers only. */
@Component
final class Guards {

    private static final Logger log = LoggerFactory.getLogger(Guards.class);

    private static final int WINDOW_SECONDS = 30;
    private static final int CALLS_BEFORE_JUDGING = 10;
    private static final float FAILED_PERCENT_THAT_OPENS = 50;
    private static final int TRIAL_CALLS = 5;

    private final Map<String, Guard> guards;

    record Guard(String service, CircuitBreaker breaker, TimeLimiter limiter) {}

    Guards(RouteSettings settings, MeterRegistry meters) {
        var breakers = CircuitBreakerRegistry.of(breaker(settings.breakerWait()));
        var limiters = TimeLimiterRegistry.ofDefaults();
        guards = settings.services()
                .entrySet()
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey,
                        entry -> guard(entry.getKey(), entry.getValue().timeLimit(), breakers, limiters)));
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(meters);
        TaggedTimeLimiterMetrics.ofTimeLimiterRegistry(limiters).bindTo(meters);
    }

    Guard of(String service) {
        var guard = guards.get(service);
        if (guard == null) {
            throw new IllegalStateException("No route named " + service);
        }
        return guard;
    }

    private static Guard guard(String service, Duration timeLimit, CircuitBreakerRegistry breakers,
            TimeLimiterRegistry limiters) {
        var limit = TimeLimiterConfig.custom().timeoutDuration(timeLimit).cancelRunningFuture(true).build();
        var breaker = breakers.circuitBreaker(service);
        breaker.getEventPublisher()
                .onStateTransition(event -> log.warn("Circuit breaker of {}: {}", service, event.getStateTransition()));
        return new Guard(service, breaker, limiters.timeLimiter(service, limit));
    }

    private static CircuitBreakerConfig breaker(Duration wait) {
        return CircuitBreakerConfig.custom()
                .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.TIME_BASED)
                .slidingWindowSize(WINDOW_SECONDS)
                .minimumNumberOfCalls(CALLS_BEFORE_JUDGING)
                .failureRateThreshold(FAILED_PERCENT_THAT_OPENS)
                .waitDurationInOpenState(wait)
                .automaticTransitionFromOpenToHalfOpenEnabled(true)
                .permittedNumberOfCallsInHalfOpenState(TRIAL_CALLS)
                .maxWaitDurationInHalfOpenState(wait)
                .ignoreException(Guards::isOwnLimit)
                .recordResult(Guards::isServiceFault)
                .build();
    }

    /** No free connection says that the gateway is busy, not that the service is ill. */
    private static boolean isOwnLimit(Throwable failure) {
        return failure instanceof ResourceAccessException
                && failure.getCause() instanceof ConnectionRequestTimeoutException;
    }

    private static boolean isServiceFault(Object answer) {
        return answer instanceof ServerResponse response && response.statusCode().is5xxServerError();
    }
}
