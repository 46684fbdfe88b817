package afterbell.simulator.api;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import afterbell.local.bench.Platform;

/** The platform's public API, as its users call it: through the gateway, with their own tokens. */
public final class Api {
    /** The same text for the same command, in every run: a key belongs to one text. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();
    private static final Duration PATIENCE_FOR_ONE_ANSWER = Duration.ofSeconds(15);
    /** Answers that say: the same request with the same key may succeed a little later. */
    private static final Set<Integer> TRY_AGAIN = Set.of(429, 500, 502, 503, 504);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI gateway;
    private final People people;

    public Api(Platform platform) {
        this.gateway = platform.gateway();
        this.people = new People(http, platform.issuer(), platform.secrets());
    }

    public People people() {
        return people;
    }

    /**
     * A command.
     *
     * @param key     idempotency key, without its quotes
     * @param ifMatch entity tag of the version that is corrected, where one is
     */
    public record Command(String user, String method, String path, Object body, String key, @Nullable String ifMatch) {
        public static Command post(String user, String path, Object body, String key) {
            return new Command(user, "POST", path, body, key, null);
        }

        public static Command put(String user, String path, Object body, String key) {
            return new Command(user, "PUT", path, body, key, null);
        }

        public Command correcting(String etag) {
            return new Command(user, method, path, body, key, etag);
        }

        public Command as(String other) {
            return new Command(other, method, path, body, key, ifMatch);
        }

        public Command withKey(String other) {
            return new Command(user, method, path, body, other, ifMatch);
        }
    }

    /** Sends a command once. */
    public Answer send(Command command) throws IOException, InterruptedException {
        var request = request(command.user(), command.path()).header("Content-Type", "application/json")
                .header("Idempotency-Key", "\"" + command.key() + "\"")
                .method(command.method(), HttpRequest.BodyPublishers.ofString(text(command.body())));
        if (command.ifMatch() != null) {
            request.header("If-Match", command.ifMatch());
        }
        return answer(http.send(request.build(), BodyHandlers.ofString()));
    }

    /**
     * Sends a command with the same key until it is answered for good, as a careful client does.
     *
     * @throws IOException if the platform does not answer within that time
     */
    public Answer sendUntilAnswered(Command command, Duration patience) throws IOException, InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        long pause = 50;
        String last = "";
        while (System.nanoTime() < end) {
            try {
                Answer answer = send(command);
                if (!TRY_AGAIN.contains(answer.status()) && !isStillRunning(answer)) {
                    return answer;
                }
                last = answer.status() + " " + answer.code();
            } catch (IOException e) {
                last = e.toString();
            }
            Thread.sleep(pause);
            pause = Math.min(1_000, pause * 2);
        }
        throw new IOException("No final answer to " + command.method() + " " + command.path() + ": " + last);
    }

    private static boolean isStillRunning(Answer answer) {
        return answer.status() == 409
                && (answer.code().equals("idempotency-key-in-use") || answer.code().equals("concurrent-change"));
    }

    public Answer get(String user, String path) throws IOException, InterruptedException {
        return answer(http.send(request(user, path).GET().build(), BodyHandlers.ofString()));
    }

    /** Reads without a token. */
    public Answer getAsStranger(String path) throws IOException, InterruptedException {
        return answer(http.send(HttpRequest.newBuilder(gateway.resolve(path))
                .timeout(PATIENCE_FOR_ONE_ANSWER)
                .GET()
                .build(), BodyHandlers.ofString()));
    }

    private HttpRequest.Builder request(String user, String path) throws IOException, InterruptedException {
        return HttpRequest.newBuilder(gateway.resolve(path))
                .timeout(PATIENCE_FOR_ONE_ANSWER)
                .header("Accept-Language", "en")
                .header("Authorization", "Bearer " + people.tokenOf(user));
    }

    private static String text(Object body) {
        return body instanceof String text ? text : JSON.writeValueAsString(body);
    }

    private static Answer answer(HttpResponse<String> response) {
        var headers = new HashMap<String, String>();
        response.headers()
                .map()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT),
                        values.getFirst()));
        return new Answer(response.statusCode(), headers, json(response.body()));
    }

    private static JsonNode json(String body) {
        try {
            return body.isBlank() ? JSON.nullNode() : JSON.readTree(body);
        } catch (JacksonException e) {
            return JSON.getNodeFactory().stringNode(body);
        }
    }
}
