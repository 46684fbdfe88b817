package afterbell.simulator.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class ASlowOfficeTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Manners PROMPT = new Manners(0, 0, 0, false);
    private static final Manners NEVER_DONE = new Manners(86_400_000, 0, 0, false);
    private static final String CITIZEN = "11010519491231002X";
    private static final String OTHER = "440524188001010014";
    private static final String ID = "6a1b0d3e-0001";

    @TempDir
    private Path folder = Path.of("");
    private Offices offices;

    @BeforeEach
    void open() throws IOException {
        offices = new Offices(0, folder, "service", "player").start();
        offices.behave(PROMPT);
    }

    @AfterEach
    void close() {
        offices.close();
    }

    @Test
    void answersLaterThanItTakes() throws Exception {
        offices.behave(NEVER_DONE);
        assertThat(take(ID, CITIZEN).statusCode()).isEqualTo(202);
        assertThat(ask(ID).body()).contains("PENDING");

        offices.behave(PROMPT);
        assertThat(ask(ID).statusCode()).isEqualTo(200);
        assertThat(ask(ID).body()).contains("\"CLEAR\"", "\"R-6a1b0d3e\"");
    }

    @Test
    void saysAdverseOfWhoItWasToldHasARecordAndOfNobodyElse() throws Exception {
        assertThat(tellAdverse("player", CITIZEN).statusCode()).isEqualTo(200);

        assertThat(take(ID, CITIZEN).body()).contains("ADVERSE");
        assertThat(take("6a1b0d3e-0002", OTHER).body()).contains("CLEAR");
    }

    @Test
    void theSameIdIsTheSameQueryAndKeepsItsAnswer() throws Exception {
        take(ID, CITIZEN);
        tellAdverse("player", CITIZEN);

        assertThat(take(ID, CITIZEN).body()).contains("CLEAR");
        assertThat(take(ID, OTHER).statusCode()).isEqualTo(409);
        assertThat(take("6a1b0d3e-0002", CITIZEN).body()).contains("ADVERSE");
    }

    @Test
    void remembersAcrossAnEndAndForgetsAHalfWrittenLine() throws Exception {
        tellAdverse("player", CITIZEN);
        take(ID, CITIZEN);
        offices.close();
        Files.writeString(folder.resolve("record-queries"), "Q 6a1b0d3e-0009 ab", StandardOpenOption.APPEND);
        open();

        assertThat(ask(ID).body()).contains("ADVERSE");
        assertThat(ask("6a1b0d3e-0009").statusCode()).isEqualTo(404);
        assertThat(take("6a1b0d3e-0002", CITIZEN).body()).contains("ADVERSE");
    }

    @Test
    void itsFaultsComeAtCountedCalls() throws Exception {
        offices.behave(new Manners(0, 3, 4, false));

        assertThat(ask(ID).statusCode()).isEqualTo(404);
        assertThat(ask(ID).statusCode()).isEqualTo(404);
        assertThat(ask(ID).statusCode()).isEqualTo(503);
        assertThatThrownBy(() -> ask(ID)).isInstanceOf(HttpTimeoutException.class);
        offices.behave(new Manners(0, 0, 0, true));
        assertThat(IntStream.range(0, 5).map(_ -> statusOfAsking())).containsOnly(503);
    }

    @Test
    void servesNobodyWithoutTheRightKey() throws Exception {
        assertThat(tellAdverse("service", CITIZEN).statusCode()).isEqualTo(401);
        assertThat(send("player", "GET", "/record-queries/" + ID, "").statusCode()).isEqualTo(401);
        assertThat(send("", "GET", "/health", "").statusCode()).isEqualTo(200);
    }

    @Test
    void refusesWhatIsNoQuery() throws Exception {
        assertThat(take(ID, "1234").statusCode()).isEqualTo(422);
        assertThat(take("short", CITIZEN).statusCode()).isEqualTo(400);
        assertThat(send("service", "PUT", "/record-queries/" + ID, "no json").statusCode()).isEqualTo(422);
        assertThat(send("player", "POST", "/stand-in/manners", "{\"refuseEvery\":-1}").statusCode()).isEqualTo(422);
    }

    @Test
    void keepsNobodysNumberNorName() throws Exception {
        tellAdverse("player", CITIZEN);
        take(ID, CITIZEN);

        assertThat(Files.readString(folder.resolve("record-queries"), StandardCharsets.UTF_8))
                .contains(ID)
                .doesNotContain(CITIZEN, "王");
    }

    private int statusOfAsking() {
        try {
            return ask(ID).statusCode();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> take(String id, String citizenId) throws IOException, InterruptedException {
        return send("service", "PUT", "/record-queries/" + id,
                "{\"citizenId\":\"%s\",\"name\":\"王老师\",\"on\":\"2021-08-16\"}".formatted(citizenId));
    }

    private HttpResponse<String> ask(String id) throws IOException, InterruptedException {
        return send("service", "GET", "/record-queries/" + id, "");
    }

    private HttpResponse<String> tellAdverse(String key, String citizenId) throws IOException, InterruptedException {
        return send(key, "POST", "/stand-in/adverse", "{\"citizenId\":\"%s\"}".formatted(citizenId));
    }

    private HttpResponse<String> send(String key, String method, String path, String body)
            throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + offices.port() + path))
                .timeout(Duration.ofSeconds(1))
                .header("Authorization", "Bearer " + key)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build(), HttpResponse.BodyHandlers.ofString());
    }
}
