package afterbell.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import tools.jackson.databind.json.JsonMapper;

/** Real access tokens from the real Keycloak, each kept for most of its life. */
public final class Tokens {
    private static final Duration KEEP = Duration.ofMinutes(4);
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private static final Map<String, Kept> KEPT = new ConcurrentHashMap<>();

    private record Kept(String token, Instant until) {
        boolean isFresh() {
            return Instant.now().isBefore(until);
        }
    }

    private Tokens() {}

    /** A demo user's token, for example of {@code teacher-1}; see the realm file for the others. */
    public static String of(String demoUser) {
        return kept(demoUser, () -> byPassword(demoUser, BackingParts.keycloak().secrets().passwordOf(demoUser)));
    }

    /** A created user's token. */
    public static String of(TestUsers.TestUser user) {
        return kept(user.username(), () -> byPassword(user.username(), user.password()));
    }

    /** A confidential client's own token, for example of {@code school-system-demo-school-1}. */
    public static String ofClient(String clientId) {
        return kept("client " + clientId, () -> {
            String secret = BackingParts.keycloak().secrets().secretOf(clientId);
            return request(Map.of("grant_type", "client_credentials", "client_id", clientId, "client_secret", secret));
        });
    }

    /** A new token by password, through the client that only a local realm has. */
    static String byPassword(String username, String password) {
        String secret = BackingParts.keycloak().secrets().secretOf("afterbell-cli");
        return request(Map.of("grant_type", "password", "client_id", "afterbell-cli", "client_secret", secret,
                "username", username, "password", password));
    }

    private static String kept(String key, Supplier<String> fetch) {
        return KEPT.compute(key, (_, known) -> known != null && known.isFresh()
                ? known
                : new Kept(fetch.get(), Instant.now().plus(KEEP))).token();
    }

    private static String request(Map<String, String> form) {
        String body = form.entrySet()
                .stream()
                .map(it -> it.getKey() + "=" + encoded(it.getValue()))
                .collect(Collectors.joining("&"));
        URI endpoint = URI.create(BackingParts.issuer() + "/protocol/openid-connect/token");
        HttpResponse<String> response = send(HttpRequest.newBuilder(endpoint)
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
        if (response.statusCode() != 200) {
            throw new IllegalStateException("No token: " + response.statusCode() + " " + response.body());
        }
        return JSON.readTree(response.body()).required("access_token").asString();
    }

    static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(request.uri() + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while asking " + request.uri(), e);
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
