package afterbell.simulator.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AnInterruptedLogTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path folder;

    @Test
    void knowsWhatWasAnsweredBefore() throws IOException {
        try (var log = RequestLog.open(folder)) {
            keep(log, "k1", 200, "{\"pupilId\":\"p-1\"}");
        }
        try (var again = RequestLog.open(folder)) {
            assertThat(again.answered("k1")).hasValueSatisfying(it -> {
                assertThat(it.status()).isEqualTo(200);
                assertThat(it.answer().path("pupilId").asString()).isEqualTo("p-1");
                assertThat(it.etag()).isEqualTo("\"1\"");
                assertThat(it.ifMatch()).isNull();
            });
            assertThat(again.answered("k2")).isEmpty();
        }
    }

    @Test
    void takesAnswersThatSayNothingFinalForNone() throws IOException {
        try (var log = RequestLog.open(folder)) {
            keep(log, "k1", 503, "{}");
            keep(log, "k2", 0, "\"ConnectException\"");
            keep(log, "k3", 409, "{\"code\":\"idempotency-key-in-use\"}");
            keep(log, "k4", 409, "{\"code\":\"attendance.head-count-differs\"}");
            keep(log, "k1", 200, "{}");
            assertThat(log.answered("k1")).isPresent();
            assertThat(log.answered("k2")).isEmpty();
            assertThat(log.answered("k3")).isEmpty();
            assertThat(log.answered("k4")).isPresent();
        }
        assertThat(RequestLog.read(folder.resolve("requests.jsonl"))).extracting(Exchange::number)
                .containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void dropsALineThatWasCutOff() throws IOException {
        try (var log = RequestLog.open(folder)) {
            keep(log, "k1", 200, "{}");
        }
        Path file = folder.resolve("requests.jsonl");
        Files.writeString(file, "{\"number\":2,\"key\":\"k2\",\"sta", StandardOpenOption.APPEND);
        try (var again = RequestLog.open(folder)) {
            assertThat(again.answered("k2")).isEmpty();
            keep(again, "k2", 201, "{}");
        }
        assertThat(RequestLog.read(file)).extracting(Exchange::key).containsExactly("k1", "k2");
    }

    @Test
    void isReadByItsOwnerOnly() throws IOException {
        try (var log = RequestLog.open(folder)) {
            assertThat(Files.getPosixFilePermissions(log.file()))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
    }

    private static void keep(RequestLog log, String key, int status, String answer) {
        JsonNode body = JSON.readTree(answer);
        log.keep("c1-s1-admin", "step", key, "POST", "/api/x", JSON.createObjectNode(), null, status, body, "\"1\"");
    }
}
