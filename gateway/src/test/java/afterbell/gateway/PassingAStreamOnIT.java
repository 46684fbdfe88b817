package afterbell.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a service tells as it happens passes as it happens, for longer than any other answer. */
@Timeout(60)
class PassingAStreamOnIT {

    private static final String STREAM = "/api/attendance/v1/live/stream";
    private static final String OTHER = "/api/attendance/v1/other";

    private final Realm realm = new Realm();
    private final Backend attendance = new Backend();
    private final HttpClient client = HttpClient.newHttpClient();
    private final CountDownLatch end = new CountDownLatch(1);
    private RunningGateway gateway;

    @BeforeEach
    void start() {
        gateway = RunningGateway.with("afterbell.security.issuer=" + realm.issuer(),
                RunningGateway.attendance(attendance.url()),
                "afterbell.gateway.route.services.attendance.time-limit=500ms", "afterbell.gateway.route.connections=2",
                "afterbell.gateway.route.streams=2", "afterbell.gateway.route.stream-time=5s",
                "afterbell.gateway.route.answer-limit=1KB", "afterbell.gateway.limit.burst=10000");
        attendance.at(STREAM, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream;charset=UTF-8");
            exchange.sendResponseHeaders(200, 0);
            for (var i = 1; !end.await(100, TimeUnit.MILLISECONDS); i++) {
                exchange.getResponseBody().write(("data: " + i + "x".repeat(500) + "\n\n").getBytes());
                exchange.getResponseBody().flush();
            }
        });
    }

    @AfterEach
    void stop() {
        end.countDown();
        gateway.close();
        attendance.close();
        realm.close();
    }

    private HttpResponse<InputStream> open() throws Exception {
        return client.send(gateway.request(STREAM, realm.token("teacher")).build(), BodyHandlers.ofInputStream());
    }

    private static BufferedReader lines(HttpResponse<InputStream> stream) {
        return new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8));
    }

    /** 15 events in 1.5 s: three time limits, and seven times as long as another answer may be. */
    @Test
    void eachEventPassesAtOnceAndTheStreamOutlivesTheLimitsOfOtherAnswers() throws Exception {
        var before = System.nanoTime();
        var stream = open();
        try (var lines = lines(stream)) {
            assertThat(lines.readLine()).startsWith("data: 1x");
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
            for (var i = 2; i <= 15; i++) {
                assertThat(lines.readLine()).isEmpty();
                assertThat(lines.readLine()).startsWith("data: " + i + "x");
            }
        }
        assertThat(stream.headers().firstValue("Content-Type")).hasValueSatisfying(type -> assertThat(type)
                .startsWith("text/event-stream"));
    }

    @Test
    void streamsTakeNoConnectionFromOtherRequestsAndThereAreNoMoreThanAllowed() throws Exception {
        var first = open();
        var second = open();
        try (var one = lines(first); var two = lines(second)) {
            assertThat(one.readLine()).startsWith("data:");
            assertThat(two.readLine()).startsWith("data:");

            var refused = gateway.get(STREAM, realm.token("teacher"));
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.body()).contains("\"code\":\"service-unavailable\"");
            assertThat(refused.headers().firstValue("Retry-After")).contains("10");
            assertThat(gateway.get(OTHER, realm.token("teacher")).statusCode()).isEqualTo(200);
        }
        await().atMost(Duration.ofSeconds(10)).until(() -> {
            var again = open();
            again.body().close();
            return again.statusCode() == 200;
        });
    }

    @Test
    void aStreamEndsAfterItsTimeAndWithTheGateway() throws Exception {
        try (var lines = lines(open())) {
            assertThatThrownBy(() -> {
                while (lines.readLine() != null) {
                    // until the stream's time is over
                }
            }).isInstanceOf(IOException.class);
        }
        var last = open();
        var before = System.nanoTime();
        gateway.close();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
        last.body().close();
    }
}
