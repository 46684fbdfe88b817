package afterbell.simulator.api;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import afterbell.local.part.Secrets;

/** The people of the city and their access tokens, from the real Keycloak. */
public final class People {
    private static final JsonMapper JSON = new JsonMapper();
    private static final long RENEW_AFTER_NANOS = Duration.ofMinutes(4).toNanos();

    private final HttpClient http;
    private final String issuer;
    private final Secrets secrets;
    private final Map<String, String> passwords = new ConcurrentHashMap<>();
    private final Map<String, Kept> tokens = new ConcurrentHashMap<>();

    public People(HttpClient http, String issuer, Secrets secrets) {
        this.http = http;
        this.issuer = issuer;
        this.secrets = secrets;
    }

    private record Kept(String token, long since) {
        boolean isFresh() {
            return System.nanoTime() - since < RENEW_AFTER_NANOS;
        }
    }

    /** @throws IOException if Keycloak gives no token */
    public String tokenOf(String user) throws IOException, InterruptedException {
        Kept kept = tokens.get(user);
        if (kept == null || !kept.isFresh()) {
            kept = new Kept(ask(Map.of("grant_type", "password", "client_id", "afterbell-cli", "client_secret",
                    secrets.secretOf("afterbell-cli"), "username", user, "password",
                    passwords.getOrDefault(user, secrets.passwordOf(user)))), System.nanoTime());
            tokens.put(user, kept);
        }
        return kept.token();
    }

    /** Makes a user with these roles at these schools, and remembers the password while this process lives. */
    public void join(String user, Collection<String> roles, Collection<String> schools)
            throws IOException, InterruptedException {
        String admin = ask(Map.of("grant_type", "client_credentials", "client_id", "afterbell-provisioner",
                "client_secret", secrets.secretOf("afterbell-provisioner")));
        String password = "Pw1-" + UUID.randomUUID();
        String location = administer(admin, "POST", "/users", Map.of("username", user, "enabled", true, "attributes",
                Map.of("schools", List.copyOf(schools)), "credentials",
                List.of(Map.of("type", "password", "value", password, "temporary", false)))).header();
        String id = location.substring(location.lastIndexOf('/') + 1);
        var granted = new ArrayList<JsonNode>();
        for (String role : roles) {
            granted.add(administer(admin, "GET", "/roles/" + role, null).body());
        }
        administer(admin, "POST", "/users/" + id + "/role-mappings/realm", granted);
        passwords.put(user, password);
    }

    private record Administered(String header, JsonNode body) {}

    private Administered administer(String token, String method, String path, @Nullable Object body)
            throws IOException, InterruptedException {
        var content = body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body));
        var response = http.send(HttpRequest.newBuilder(URI.create(issuer.replace("/realms/", "/admin/realms/") + path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, content)
                .build(), BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IOException("Keycloak answered " + response.statusCode() + " to " + method + " " + path);
        }
        return new Administered(response.headers().firstValue("Location").orElse(""),
                response.body().isBlank() ? JSON.nullNode() : JSON.readTree(response.body()));
    }

    private String ask(Map<String, String> form) throws IOException, InterruptedException {
        String body = form.entrySet()
                .stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var response = http.send(HttpRequest.newBuilder(URI.create(issuer + "/protocol/openid-connect/token"))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(), BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("Keycloak gave no token (" + response.statusCode() + "): " + response.body());
        }
        return JSON.readTree(response.body()).required("access_token").asString();
    }
}
