package afterbell.web.example;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls a service as any client would. */
record Api(int port) {

    private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private static final JsonMapper JSON = new JsonMapper();

    record Answer(int status, HttpResponse<String> http) {

        JsonNode json() {
            return JSON.readTree(http.body());
        }

        String text(String name) {
            return json().path(name).asString();
        }

        @Nullable
        String header(String name) {
            return http.headers().firstValue(name).orElse(null);
        }
    }

    static Api of(ConfigurableApplicationContext service) {
        return new Api(((ServletWebServerApplicationContext) service).getWebServer().getPort());
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).timeout(Duration.ofSeconds(30));
    }

    Answer get(String path, @Nullable String token, String... headers) {
        var request = request(path).GET();
        return send(with(request, token, headers));
    }

    Answer post(String path, @Nullable String token, String body, String... headers) {
        var request = request(path).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return send(with(request, token, headers));
    }

    static HttpRequest.Builder with(HttpRequest.Builder request, @Nullable String token, String... headers) {
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return headers.length == 0 ? request : request.headers(headers);
    }

    static Answer send(HttpRequest.Builder request) {
        try {
            var http = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(http.statusCode(), http);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
