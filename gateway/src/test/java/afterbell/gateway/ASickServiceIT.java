package afterbell.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ASickServiceIT {

    private static final String PATH = "/api/attendance/v1/x";
    private static final String FINE = "/api/attendance/v1/fine";

    private final Realm realm = new Realm();
    private final CountDownLatch end = new CountDownLatch(1);
    private Backend attendance;
    private RunningGateway gateway;

    @BeforeEach
    void start() {
        attendance = new Backend();
        gateway = gatewayTo(attendance.url());
    }

    private RunningGateway gatewayTo(URI backend) {
        return RunningGateway.with("afterbell.security.issuer=" + realm.issuer(), RunningGateway.attendance(backend),
                "afterbell.gateway.route.services.attendance.time-limit=500ms",
                "afterbell.gateway.route.connections=20",
                "afterbell.gateway.route.breaker-wait=1s", "afterbell.gateway.route.answer-limit=100KB",
                "afterbell.gateway.limit.burst=10000");
    }

    @AfterEach
    void stop() {
        end.countDown();
        gateway.close();
        attendance.close();
        realm.close();
    }

    @Test
    void oneThatDoesNotAnswerInTimeIsGivenUpAndAskedOnce() throws Exception {
        attendance.at(PATH, _ -> end.await());

        var before = System.nanoTime();
        var answer = post();

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(3));
        assertThat(answer.statusCode()).isEqualTo(504);
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("\"code\":\"upstream-timeout\"");
        assertThat(attendance.received(PATH)).hasSize(1);
    }

    @Test
    void oneThatIsNotThereIsUnavailable() throws Exception {
        attendance.close();

        var answer = post();

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body()).contains("\"code\":\"service-unavailable\"");
    }

    @Test
    void oneThatHangsUpIsAFailureAndIsNotAskedAgain() throws Exception {
        attendance.at(PATH, exchange -> {
            throw new IOException("hang up");
        });

        var write = post();
        var read = gateway.get(PATH, realm.token("teacher"));

        assertThat(write.statusCode()).isEqualTo(502);
        assertThat(write.body()).contains("\"code\":\"upstream-failed\"");
        assertThat(read.statusCode()).isEqualTo(502);
        assertThat(attendance.received(PATH)).hasSize(2);
    }

    @Test
    void itsBreakerOpensOnFailuresTriesAgainAfterAWhileAndCloses() throws Exception {
        attendance.at(PATH, exchange -> Backend.send(exchange, 500, "{}"));

        for (var i = 0; i < 10; i++) {
            assertThat(post().statusCode()).isEqualTo(500);
        }
        var refused = post();

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).contains("1");
        assertThat(attendance.received(PATH)).hasSize(10);

        attendance.at(PATH, exchange -> Backend.send(exchange, 200, "{}"));
        await().atMost(Duration.ofSeconds(10)).until(() -> post().statusCode() == 200);
        assertThat(IntStream.range(0, 20).map(_ -> postUnchecked().statusCode())).containsOnly(200);
        assertThat(breakerStates()).contains("state=\"closed\"} 1");
    }

    @Test
    void itsBreakerStaysOpenWhenTheTrialsFailToo() throws Exception {
        attendance.at(PATH, exchange -> Backend.send(exchange, 503, "{}"));

        await().atMost(Duration.ofSeconds(10)).until(() -> {
            post();
            return breakerIs("open");
        });
        await().atMost(Duration.ofSeconds(10)).until(() -> breakerIs("half_open"));
        var before = attendance.received(PATH).size();
        for (var i = 0; i < 10; i++) {
            post();
        }

        assertThat(attendance.received(PATH)).as("only the trial calls got through").hasSize(before + 5);
        assertThat(breakerIs("open")).isTrue();
    }

    @Test
    void refusalsOfTheCallersRequestDoNotOpenTheBreaker() throws Exception {
        attendance.at(PATH, exchange -> Backend.send(exchange, 422, "{}"));

        assertThat(IntStream.range(0, 30).map(_ -> postUnchecked().statusCode())).containsOnly(422);
    }

    @Test
    void itLeavesTheOtherServicesAlone() throws Exception {
        try (var funding = new Backend();
                var both = RunningGateway.with("afterbell.security.issuer=" + realm.issuer(),
                        RunningGateway.attendance(attendance.url()),
                        "afterbell.gateway.route.services.funding.url=" + funding.url())) {
            attendance.at(PATH, exchange -> Backend.send(exchange, 500, "{}"));
            for (var i = 0; i < 11; i++) {
                both.get(PATH, realm.token("teacher"));
            }

            assertThat(both.get(PATH, realm.token("teacher")).statusCode()).isEqualTo(503);
            assertThat(both.get("/api/funding/v1/x", realm.token("teacher")).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void itsHugeAnswerIsReplacedWhenItSaysSoBeforehand() throws Exception {
        attendance.at(PATH, exchange -> Backend.send(exchange, 200, "x".repeat(200_000)));

        var answer = gateway.get(PATH, realm.token("teacher"));

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).contains("\"code\":\"upstream-failed\"");
    }

    @Test
    void itsEndlessAnswerIsBrokenOffAndNeverLooksWhole() {
        attendance.at(PATH, exchange -> {
            exchange.sendResponseHeaders(200, 0);
            for (var i = 0; i < 100_000; i++) {
                exchange.getResponseBody().write("0123456789".repeat(100).getBytes());
            }
        });

        assertThatThrownBy(() -> gateway.get(PATH, realm.token("teacher"))).isInstanceOf(IOException.class);
    }

    @Test
    void itsAnswerThatStopsHalfWayNeverLooksWhole() throws Exception {
        attendance.at(PATH, exchange -> {
            exchange.sendResponseHeaders(200, 60_000);
            exchange.getResponseBody().write("x".repeat(50_000).getBytes());
            exchange.getResponseBody().flush();
            throw new IOException("hang up");
        });
        attendance.at(FINE, exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write("[1,2".getBytes());
            exchange.getResponseBody().flush();
            throw new IOException("hang up");
        });

        assertThatThrownBy(() -> gateway.get(PATH, realm.token("teacher"))).isInstanceOf(IOException.class);
        var nothingPassedYet = gateway.get(FINE, realm.token("teacher"));
        assertThat(nothingPassedYet.statusCode()).isEqualTo(502);
        assertThat(nothingPassedYet.body()).contains("upstream-failed").doesNotContain("[1,2");
    }

    @Test
    void itsAnswerThatDripsIsBrokenOff() {
        attendance.at(PATH, exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("x".repeat(50_000).getBytes());
            while (!end.await(100, TimeUnit.MILLISECONDS)) {
                exchange.getResponseBody().write('.');
                exchange.getResponseBody().flush();
            }
        });

        assertThatThrownBy(() -> gateway.get(PATH, realm.token("teacher"))).isInstanceOf(IOException.class);
    }

    @Test
    void connectionsAreNeverLostWhateverBecomesOfTheirAnswers() throws Exception {
        attendance.at(PATH, exchange -> Backend.send(exchange, 200, "x".repeat(200_000)));
        attendance.at(FINE, _ -> end.await(700, TimeUnit.MILLISECONDS));

        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < 60; i++) {
                var path = i % 2 == 0 ? PATH : FINE;
                callers.submit(() -> gateway.get(path, realm.token("teacher")));
            }
        }
        await().atMost(Duration.ofSeconds(15)).until(() -> {
            gateway.get("/api/attendance/v1/well", realm.token("teacher"));
            return breakerIs("closed");
        });
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, 20)
                    .mapToObj(_ -> callers.submit(() -> gateway.get("/api/attendance/v1/well", realm.token("teacher"))))
                    .toList();
            for (var answer : answers) {
                assertThat(answer.get().statusCode()).isEqualTo(200);
            }
        }
    }

    private boolean breakerIs(String state) throws Exception {
        return breakerStates().contains("state=\"" + state + "\"} 1");
    }

    private String breakerStates() throws Exception {
        return gateway.send(java.net.http.HttpRequest.newBuilder(gateway.management("/actuator/prometheus")))
                .body()
                .lines()
                .filter(line -> line.startsWith("resilience4j_circuitbreaker_state"))
                .filter(line -> line.contains("name=\"attendance\""))
                .reduce("", String::concat);
    }

    private HttpResponse<String> post() throws Exception {
        return gateway.post(PATH, realm.token("teacher"), "{}");
    }

    private HttpResponse<String> postUnchecked() {
        try {
            return post();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }
}
