package afterbell.local.ledger;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import afterbell.local.Machine;
import afterbell.local.Refusal;
import afterbell.local.part.Secrets;

/** The journals as the service has stored them, asked for through the gateway by the finance bureau. */
final class StoredJournals {
    private static final String CLIENT = "afterbell-cli";
    private static final String USER = "fin-bureau";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String gateway;
    private final String keycloak;
    private final Secrets secrets;
    private String token = "";

    StoredJournals(Machine machine) {
        this.gateway = "http://127.0.0.1:" + machine.settings().port("gateway.port");
        this.keycloak = "http://127.0.0.1:" + machine.settings().port("keycloak.port");
        this.secrets = Secrets.in(machine.folders().secrets());
    }

    /** @return what the service finds when it walks through its own journal */
    JsonNode of(String schoolId) {
        var answer = ask(schoolId);
        if (answer.statusCode() == 401) {
            token = newToken();
            answer = ask(schoolId);
        }
        if (answer.statusCode() != 200) {
            throw new Refusal("The funding service answered " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> ask(String schoolId) {
        return send(HttpRequest.newBuilder(URI.create(gateway + "/api/funding/v1/schools/" + schoolId
                + "/ledger/chain")).header("Authorization", "Bearer " + token).GET());
    }

    private String newToken() {
        var form = Map.of("grant_type", "password", "client_id", CLIENT, "client_secret", secrets.secretOf(CLIENT),
                "username", USER, "password", secrets.passwordOf(USER))
                .entrySet()
                .stream()
                .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var answer = send(HttpRequest.newBuilder(URI.create(keycloak
                + "/realms/afterbell/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
        if (answer.statusCode() != 200) {
            throw new Refusal("Keycloak gives " + USER + " no token: " + answer.statusCode());
        }
        return JSON.readTree(answer.body()).path("access_token").asString("");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new Refusal("The platform does not answer: `afterbell status` tells why.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }
}
