package afterbell.gateway.route;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerResponse;

import afterbell.web.problem.CommonProblem;
import afterbell.web.problem.Problem;

/**
 * Answers that go on, as server-sent events do: they have connections of their own, so that they take none from the
 * requests that come and go, and a time of their own. Their length is not bounded: nothing of them is kept.
 */
@Component
final class Streams {

    private static final String ENTERED = Streams.class.getName() + ".entered";
    private static final String RETRY_SECONDS = "10";

    private final int most;
    private final Semaphore free;
    private final Duration time;
    private volatile boolean ending;

    Streams(RouteSettings settings, MeterRegistry meters) {
        this.most = settings.streams();
        this.free = new Semaphore(most);
        this.time = settings.streamTime();
        Gauge.builder("afterbell.gateway.streams", free, places -> most - places.availablePermits())
                .description("Answers that go on")
                .register(meters);
    }

    static boolean isStream(ServerResponse answer) {
        var type = answer.headers().getContentType();
        return type != null && type.equalsTypeAndSubtype(MediaType.TEXT_EVENT_STREAM);
    }

    Duration time() {
        return time;
    }

    /** @return whether there was a place; it is given back by {@link #leave} */
    boolean enter(HttpServletRequest request) {
        var entered = free.tryAcquire();
        if (entered) {
            request.setAttribute(ENTERED, true);
        }
        return entered;
    }

    void leave(HttpServletRequest request) {
        if (request.getAttribute(ENTERED) != null) {
            request.removeAttribute(ENTERED);
            free.release();
        }
    }

    Problem full(String service) {
        return Problem.of(CommonProblem.SERVICE_UNAVAILABLE, Map.of("service", service))
                .withHeader("Retry-After", RETRY_SECONDS);
    }

    boolean ending() {
        return ending;
    }

    /** The gateway waits for requests that are under way: these would not end by themselves. */
    @EventListener(ContextClosedEvent.class)
    void end() {
        ending = true;
    }
}
