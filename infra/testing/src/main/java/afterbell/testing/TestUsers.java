package afterbell.testing;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes users in the running Keycloak through its admin API. */
public final class TestUsers {
    private static final JsonMapper JSON = new JsonMapper();

    /**
     * A user that a test made.
     *
     * @param id the subject of the user's tokens
     */
    public record TestUser(String id, String username, String password) {}

    private TestUsers() {}

    /** A new user with these realm roles, bound to these schools (none: no claim). */
    public static TestUser with(Collection<String> roles, Collection<String> schools) {
        String username = "test-" + UUID.randomUUID().toString().substring(0, 13);
        String password = "Pw-" + UUID.randomUUID();
        HttpResponse<String> made = call("POST", "/users", Map.of("username", username, "enabled", true,
                "attributes", Map.of("schools", List.copyOf(schools)), "credentials",
                List.of(Map.of("type", "password", "value", password, "temporary", false))), 201);
        String location = made.headers().firstValue("Location").orElseThrow();
        String id = location.substring(location.lastIndexOf('/') + 1);
        List<JsonNode> granted = roles.stream()
                .map(it -> JSON.readTree(call("GET", "/roles/" + it, null, 200).body()))
                .toList();
        call("POST", "/users/" + id + "/role-mappings/realm", granted, 204);
        return new TestUser(id, username, password);
    }

    static HttpResponse<String> call(String method, String path,
            @Nullable Object body, int expected) {
        String admin = BackingParts.issuer().replace("/realms/", "/admin/realms/");
        HttpRequest.BodyPublisher content = body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body));
        HttpResponse<String> response = Tokens.send(HttpRequest.newBuilder(URI.create(admin + path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + Tokens.ofClient("afterbell-provisioner"))
                .header("Content-Type", "application/json")
                .method(method, content)
                .build());
        if (response.statusCode() != expected) {
            throw new IllegalStateException(method + " " + path + ": " + response.statusCode() + " " + response.body());
        }
        return response;
    }
}
