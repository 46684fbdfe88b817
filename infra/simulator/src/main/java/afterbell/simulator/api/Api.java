package afterbell.simulator.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
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
import afterbell.simulator.people.People;

/** The platform's public API, as its users call it: through the gateway, with their own tokens. */
public final class Api {
    /** The same text for the same command, in every run: a key belongs to one text. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();
    /** Who reads without a token. */
    public static final String STRANGER = "stranger";
    private static final String BOUNDARY = "afterbell-roster-0f3a9c";
    private static final Duration PATIENCE_FOR_ONE_ANSWER = Duration.ofSeconds(15);
    /** Answers that say: the same request with the same key may succeed a little later. */
    private static final Set<Integer> TRY_AGAIN = Set.of(429, 500, 502, 503, 504);

    private final HttpClient http;
    private final URI gateway;
    private final People people;

    public Api(Platform platform) {
        this.http = client();
        this.gateway = platform.gateway();
        this.people = new People(http, platform.issuer(), platform.secrets());
    }

    /** The API behind another address. */
    public Api(URI gateway, People people) {
        this.http = client();
        this.gateway = gateway;
        this.people = people;
    }

    private static HttpClient client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    public People people() {
        return people;
    }

    /** No body at all. */
    public record None() {}

    /**
     * A command, or a reading.
     *
     * @param body    a text, an {@link Upload}, {@link None}, or what becomes JSON
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

    /** Who wants to know of each attempt, for example to keep a log. */
    public interface Attempts {
        /** @param answer null when none arrived */
        void made(@Nullable Answer answer, @Nullable IOException failure);
    }

    /** Sends a command or a reading once; a token that has been withdrawn meanwhile is renewed. */
    public Answer send(Command command) throws IOException, InterruptedException {
        Answer answer = sendWithToken(command);
        if (answer.status() == 401) {
            people.forgetTokenOf(command.user());
            answer = sendWithToken(command);
        }
        return answer;
    }

    private Answer sendWithToken(Command command) throws IOException, InterruptedException {
        var request = command.user().equals(STRANGER)
                ? HttpRequest.newBuilder(gateway.resolve(command.path())).timeout(PATIENCE_FOR_ONE_ANSWER)
                : request(command.user(), command.path());
        switch (command.body()) {
            case Upload upload -> request.header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                    .method(command.method(), HttpRequest.BodyPublishers.ofByteArray(form(upload)));
            case None _ -> request.method(command.method(), HttpRequest.BodyPublishers.noBody());
            default -> request.header("Content-Type", "application/json")
                    .method(command.method(), HttpRequest.BodyPublishers.ofString(text(command.body())));
        }
        if (!command.method().equals("GET") && !(command.body() instanceof Upload)) {
            request.header("Idempotency-Key", "\"" + command.key() + "\"");
        }
        if (command.ifMatch() != null) {
            request.header("If-Match", command.ifMatch());
        }
        return answer(http.send(request.build(), BodyHandlers.ofString()));
    }

    private static byte[] form(Upload upload) throws IOException {
        var form = new ByteArrayOutputStream();
        form.write(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + upload.name()
                + "\"\r\nContent-Type: " + upload.contentType() + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        form.write(upload.bytes());
        form.write(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return form.toByteArray();
    }

    public Answer sendUntilAnswered(Command command, Duration patience) throws IOException, InterruptedException {
        return sendUntilAnswered(command, patience, (_, _) -> {});
    }

    /**
     * Sends a command with the same key until it is answered for good, as a careful client does; an answer that names a
     * time to come back is obeyed.
     *
     * @throws IOException if the platform does not answer within that time
     */
    public Answer sendUntilAnswered(Command command, Duration patience, Attempts attempts)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        long pause = 50;
        String last = "";
        while (System.nanoTime() < end) {
            long asked = 0;
            try {
                Answer answer = send(command);
                attempts.made(answer, null);
                if (!TRY_AGAIN.contains(answer.status()) && !isStillRunning(answer)) {
                    return answer;
                }
                asked = answer.retryAfterMillis();
                last = answer.status() + " " + answer.code();
            } catch (IOException e) {
                attempts.made(null, e);
                last = e.toString();
            }
            Thread.sleep(Math.max(pause, asked));
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

    private HttpRequest.Builder request(String user, String path) throws IOException, InterruptedException {
        return HttpRequest.newBuilder(gateway.resolve(path))
                .timeout(PATIENCE_FOR_ONE_ANSWER)
                .header("Accept-Language", "en")
                .header("Authorization", "Bearer " + people.tokenOf(user));
    }

    /** The text of a body as it is sent. */
    public static String text(Object body) {
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
