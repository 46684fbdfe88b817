package afterbell.testing;

import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** A port of a service as its callers meet it, texts in English. */
public final class Api {
    private final RestTestClient http;

    private Api(RestTestClient http) {
        this.http = http;
    }

    public static Api on(int port) {
        return new Api(RestTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .defaultHeader(HttpHeaders.ACCEPT_LANGUAGE, "en")
                .build());
    }

    /** @param headers names and values in turn; an empty value takes the header away */
    public ResponseSpec get(@Nullable String token, String path, String... headers) {
        return http.get().uri(path).headers(all -> fill(all, token, headers)).exchange();
    }

    /** Sends a command with a fresh key, unless the headers bring one. */
    public ResponseSpec post(@Nullable String token, String path, Object body, String... headers) {
        return command(HttpMethod.POST, token, path, body, headers);
    }

    /** Sends a command with a fresh key, unless the headers bring one. */
    public ResponseSpec put(@Nullable String token, String path, Object body, String... headers) {
        return command(HttpMethod.PUT, token, path, body, headers);
    }

    public ResponseSpec delete(@Nullable String token, String path, String... headers) {
        return http.delete()
                .uri(path)
                .header("Idempotency-Key", key())
                .headers(all -> fill(all, token, headers))
                .exchange();
    }

    private ResponseSpec command(HttpMethod method, @Nullable String token, String path, Object body,
            String... headers) {
        return http.method(method)
                .uri(path)
                .header("Idempotency-Key", key())
                .headers(all -> fill(all, token, headers))
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }

    /** Reads an answer of that status. */
    public static JsonNode answer(ResponseSpec response, int status) {
        return Objects.requireNonNull(
                response.expectStatus().isEqualTo(status).returnResult(JsonNode.class).getResponseBody());
    }

    /** Reads a problem detail of that status and code. */
    public static JsonNode refusal(ResponseSpec response, int status, String code) {
        JsonNode problem = answer(response.expectHeader().contentType(MediaType.APPLICATION_PROBLEM_JSON), status);
        if (!problem.path("code").asString().equals(code)) {
            throw new AssertionError("Expected " + code + ", was " + problem);
        }
        return problem;
    }

    /** @return a value for {@code Idempotency-Key} that nobody has used */
    public static String key() {
        return '"' + UUID.randomUUID().toString() + '"';
    }

    private static void fill(HttpHeaders all, @Nullable String token, String... headers) {
        if (token != null) {
            all.setBearerAuth(token);
        }
        for (int i = 0; i + 1 < headers.length; i += 2) {
            if (headers[i + 1].isEmpty()) {
                all.remove(headers[i]);
            } else {
                all.set(headers[i], headers[i + 1]);
            }
        }
    }
}
