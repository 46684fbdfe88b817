package afterbell.attendance.live;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

import afterbell.web.problem.Problem;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;

/**
 * The live views that are open at this instance. Each has its own virtual thread, which looks for news a few times a
 * second and sends what there is at once: what happens in between is sent as one. Where nothing happens it sends a
 * comment, so that nobody on the way takes the silence for an end.
 */
@Component
public class LiveStreams {
    private static final Logger LOG = LoggerFactory.getLogger(LiveStreams.class);
    private static final Duration SILENCE = Duration.ofSeconds(5);
    private static final String RETRY_SECONDS = "10";

    private final LiveSettings settings;
    private final Map<String, Integer> open = new HashMap<>();
    private int total;
    private volatile boolean isEnding;

    LiveStreams(LiveSettings settings, MeterRegistry meters) {
        this.settings = settings;
        Gauge.builder("afterbell.live.streams", this, LiveStreams::total)
                .description("Live views that are open at this instance")
                .register(meters);
    }

    /** Where a live view is sent to. */
    public interface Out {
        /** @param id under which the reader says later what it has seen, empty for none */
        void send(String event, String id, Object data) throws IOException;

        void keepAlive() throws IOException;
    }

    /** What there is to be seen. */
    public interface View {
        /** @return whether something was new, and sent */
        boolean sendNews(Out out) throws IOException;

        /** Between two looks. */
        Duration pause();
    }

    /** Why a stream has ended. */
    enum Ending {
        TOKEN_EXPIRED,
        TIME_OVER,
        SERVICE_ENDING,
        STORE_AWAY
    }

    private record Ended(Ending reason) {}

    /** A place among the streams. */
    public final class Place implements AutoCloseable {
        private final String caller;

        private Place(String caller) {
            this.caller = caller;
        }

        /**
         * Sends what is new until the token expires, or the reader is gone.
         *
         * @param expiry of the token
         */
        public void follow(View view, Out out, Instant expiry) throws IOException {
            var until = Instant.now().plus(settings.longest());
            long heard = System.nanoTime();
            while (!isEnding && Instant.now().isBefore(expiry) && Instant.now().isBefore(until)) {
                if (!sendNews(view, out)) {
                    if (System.nanoTime() - heard >= SILENCE.toNanos()) {
                        out.keepAlive();
                        heard = System.nanoTime();
                    }
                } else {
                    heard = System.nanoTime();
                }
                pause(view.pause());
            }
            out.send("end", "", new Ended(ending(expiry)));
        }

        private boolean sendNews(View view, Out out) throws IOException {
            try {
                return view.sendNews(out);
            } catch (DataAccessException away) {
                LOG.warn("A live view ends, the store is away: {}", away.getClass().getSimpleName());
                out.send("end", "", new Ended(Ending.STORE_AWAY));
                throw new IOException(away);
            }
        }

        private Ending ending(Instant expiry) {
            if (isEnding) {
                return Ending.SERVICE_ENDING;
            }
            return Instant.now().isBefore(expiry) ? Ending.TIME_OVER : Ending.TOKEN_EXPIRED;
        }

        @Override
        public void close() {
            leave(caller);
        }
    }

    private void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            isEnding = true;
        }
    }

    /** @throws ProblemException while this caller, or all together, have as many open as is allowed */
    public synchronized Place open(Caller caller) {
        if (open.getOrDefault(caller.subject(), 0) >= settings.perCaller()) {
            throw new ProblemException(Problem.of(LiveProblem.STREAMS_TOO_MANY, Map.of("most", settings.perCaller()))
                    .withHeader("Retry-After", RETRY_SECONDS));
        }
        if (total >= settings.streams()) {
            throw new ProblemException(Problem.of(LiveProblem.STREAMS_FULL, Map.of("seconds", RETRY_SECONDS))
                    .withHeader("Retry-After", RETRY_SECONDS));
        }
        open.merge(caller.subject(), 1, Integer::sum);
        total++;
        return new Place(caller.subject());
    }

    private synchronized void leave(String caller) {
        open.computeIfPresent(caller, (_, many) -> many == 1 ? null : many - 1);
        total--;
    }

    private synchronized int total() {
        return total;
    }

    /** The service waits for requests that are under way: these would not end by themselves. */
    @EventListener(ContextClosedEvent.class)
    void end() {
        isEnding = true;
    }
}
