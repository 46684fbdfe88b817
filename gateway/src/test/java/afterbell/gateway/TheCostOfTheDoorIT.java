package afterbell.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reports what passing through the gateway costs beside asking the same small server directly, in one run. */
@Timeout(120)
class TheCostOfTheDoorIT {

    private static final Logger log = LoggerFactory.getLogger(TheCostOfTheDoorIT.class);

    private static final String PATH = "/api/attendance/v1/rolls";
    private static final String ROLL = "{\"pupilId\":\"pup-0123456789\",\"presence\":\"PRESENT\"},".repeat(36);
    private static final int CALLERS = 8;
    private static final Duration WARM_UP = Duration.ofSeconds(3);
    private static final Duration MEASURED = Duration.ofSeconds(3);

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    @Test
    void isKnownAndNoCallFails() throws Exception {
        try (var realm = new Realm();
                var backend = new Backend();
                var gateway = RunningGateway.with("afterbell.security.issuer=" + realm.issuer(),
                        RunningGateway.attendance(backend.url()), "afterbell.gateway.limit.per-second=1000000",
                        "afterbell.gateway.limit.burst=1000000")) {
            var token = realm.token("teacher");
            Supplier<HttpRequest> direct = () -> HttpRequest.newBuilder(backend.url().resolve(PATH))
                    .POST(BodyPublishers.ofString(ROLL))
                    .build();
            Supplier<HttpRequest> through = () -> gateway.request(PATH, token)
                    .POST(BodyPublishers.ofString(ROLL))
                    .build();
            callsASecond(direct, WARM_UP);
            callsASecond(through, WARM_UP);

            var directly = callsASecond(direct, MEASURED);
            var throughTheGateway = callsASecond(through, MEASURED);

            log.info("POST of {} bytes, {} callers: {} a second directly, {} through the gateway, ratio {}",
                    ROLL.length(),
                    CALLERS, directly, throughTheGateway, Math.round(100.0 * throughTheGateway / directly) / 100.0);
            assertThat(throughTheGateway).isGreaterThan(directly / 50);
        }
    }

    /** @return answers a second; any answer but 200 fails the test */
    private long callsASecond(Supplier<HttpRequest> request, Duration time) throws Exception {
        var answered = new AtomicLong();
        var end = System.nanoTime() + time.toNanos();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = IntStream.range(0, CALLERS).mapToObj(_ -> callers.submit(() -> {
                while (System.nanoTime() < end) {
                    assertThat(client.send(request.get(), BodyHandlers.ofString()).statusCode()).isEqualTo(200);
                    answered.incrementAndGet();
                }
                return null;
            })).toList();
            for (var one : all) {
                one.get();
            }
        }
        return answered.get() / time.toSeconds();
    }
}
