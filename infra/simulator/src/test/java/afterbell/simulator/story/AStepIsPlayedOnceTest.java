package afterbell.simulator.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import afterbell.local.part.Secrets;
import afterbell.simulator.api.Api;
import afterbell.simulator.log.RequestLog;
import afterbell.simulator.people.People;
import afterbell.simulator.story.Stage.Step;

class AStepIsPlayedOnceTest {
    private static final Step STEP = Step.post("step/1", Api.STRANGER, "/api/x", Map.of("a", 1));

    private final List<String> keys = new CopyOnWriteArrayList<>();
    private final List<Integer> answers = new CopyOnWriteArrayList<>();

    @TempDir
    Path folder;

    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key")));
            int status = answers.isEmpty() ? 200 : answers.removeFirst();
            byte[] body = "{\"n\":%d}".formatted(keys.size()).getBytes(StandardCharsets.UTF_8);
            if (status == 429) {
                exchange.getResponseHeaders().add("Retry-After", "1");
            }
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void anAnsweredStepIsNotSentAgainByTheNextRun() throws IOException {
        try (var log = RequestLog.open(folder)) {
            assertThat(stage(log).play(STEP).body().path("n").asInt()).isEqualTo(1);
            assertThat(stage(log).play(STEP).body().path("n").asInt()).isEqualTo(1);
        }
        try (var log = RequestLog.open(folder)) {
            assertThat(stage(log).play(STEP).body().path("n").asInt()).isEqualTo(1);
        }
        assertThat(keys).hasSize(1);
    }

    @Test
    void whatADeviceSendsIsTheSameStepWheneverItIsSent() throws IOException {
        try (var log = RequestLog.open(folder)) {
            for (String moment : List.of("2026-11-25T08:00:00Z", "2026-11-25T08:00:01Z")) {
                stage(log)
                        .play(Step.post("gate", Api.STRANGER, "/facts", Map.of("sentAt", moment, "facts", List.of())));
            }
            stage(log).play(Step.post("gate", Api.STRANGER, "/facts", Map.of("sentAt", "", "facts", List.of("more"))));
        }
        assertThat(keys).hasSize(2);
    }

    @Test
    void aStepWhoseAnswerSaysNothingFinalIsSentAgainWithTheSameKey() throws IOException {
        answers.addAll(List.of(503, 502));
        try (var log = RequestLog.open(folder)) {
            stage(log).play(STEP);
            assertThat(log.size()).isEqualTo(3);
        }
        assertThat(keys).hasSize(3).containsOnly(keys.getFirst());
    }

    @Test
    void anAnswerThatNamesATimeToComeBackIsObeyed() throws IOException {
        answers.add(429);
        long start = System.nanoTime();
        try (var log = RequestLog.open(folder)) {
            stage(log).play(STEP);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(990));
    }

    @Test
    void theKeyDependsOnCityStepAndContent() throws IOException {
        try (var log = RequestLog.open(folder)) {
            stage(log).play(STEP);
            stage(log).play(STEP.named("step/2"));
            stage(log).play(Step.post("step/1", Api.STRANGER, "/api/x", Map.of("a", 2)));
            new Stage(api(), log, "c2", Duration.ofSeconds(5), quiet()).play(STEP);
        }
        assertThat(keys).doesNotHaveDuplicates().hasSize(4).allSatisfy(it -> assertThat(it).hasSizeLessThan(67));
    }

    @Test
    void aRefusalStopsTheStoryAndIsTriedOnceMoreByTheNextRun() throws IOException {
        answers.add(409);
        try (var log = RequestLog.open(folder)) {
            assertThatThrownBy(() -> stage(log).play(STEP)).isInstanceOf(StoryStopped.class)
                    .hasMessageContaining("409");
            assertThat(stage(log).play(STEP).isGood()).isTrue();
        }
        assertThat(keys).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void awaitingLooksUntilItIsSeenAndSaysWhatWasNot() throws IOException {
        Step look = Step.get("look", Api.STRANGER, "/api/y");
        try (var log = RequestLog.open(folder)) {
            assertThat(stage(log).await("three", look, it -> it.body().path("n").asInt() == 3).status()).isEqualTo(200);
            assertThatThrownBy(() -> new Stage(api(), log, "c1", Duration.ofMillis(100), quiet()).await("a miracle",
                    Step.get("other", Api.STRANGER, "/api/z"), _ -> false)).hasMessageContaining("a miracle");
        }
    }

    private Stage stage(RequestLog log) {
        return new Stage(api(), log, "c1", Duration.ofSeconds(5), quiet());
    }

    private Api api() {
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new Api(address, new People(HttpClient.newHttpClient(), address + "/realms/x", Secrets.in(folder)));
    }

    private static Progress quiet() {
        return new Progress(new PrintStream(OutputStream.nullOutputStream()), 1);
    }
}
