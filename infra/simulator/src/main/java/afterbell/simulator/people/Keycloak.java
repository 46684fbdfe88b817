package afterbell.simulator.people;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The identity server's two doors: tokens, and the administration of users. */
final class Keycloak {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http;
    private final String issuer;

    Keycloak(HttpClient http, String issuer) {
        this.http = http;
        this.issuer = issuer;
    }

    /** @throws IOException if Keycloak gives no token */
    String token(Map<String, String> form) throws IOException, InterruptedException {
        String body = form.entrySet()
                .stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var response = http.send(HttpRequest.newBuilder(URI.create(issuer + "/protocol/openid-connect/token"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build(), BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("Keycloak gave no token (" + response.statusCode() + "): " + response.body());
        }
        return JSON.readTree(response.body()).required("access_token").asString();
    }

    /** @param location of what was made; empty where nothing was */
    record Administered(int status, String location, JsonNode body) {
        /** The id at the end of the location. */
        String id() {
            return location.substring(location.lastIndexOf('/') + 1);
        }
    }

    /** @throws IOException when it is refused, except that something exists already (409) */
    Administered administer(String token, String method, String path, @Nullable Object body)
            throws IOException, InterruptedException {
        var content = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(JSON.writeValueAsString(body));
        HttpResponse<String> response = http.send(
                HttpRequest.newBuilder(URI.create(issuer.replace("/realms/", "/admin/realms/") + path))
                        .timeout(PATIENCE)
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .method(method, content)
                        .build(),
                BodyHandlers.ofString());
        if (response.statusCode() >= 300 && response.statusCode() != 409) {
            throw new IOException("Keycloak answered " + response.statusCode() + " to " + method + " " + path + ": "
                    + response.body());
        }
        return new Administered(response.statusCode(), response.headers().firstValue("Location").orElse(""),
                response.body().isBlank() ? JSON.nullNode() : JSON.readTree(response.body()));
    }
}
