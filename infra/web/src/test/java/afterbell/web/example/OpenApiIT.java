package afterbell.web.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The document says what the library does, without a word from the service. */
@Service
class OpenApiIT {

    private final JsonNode document;

    OpenApiIT(@LocalServerPort int port) {
        this.document = new Api(port).get("/api/example/v1/openapi.json", null).json();
    }

    @Test
    void theDocumentNamesServiceLoginAndProblems() {
        assertThat(document.path("openapi").asString()).startsWith("3.1");
        assertThat(document.path("info").path("title").asString()).isEqualTo("Afterbell example");
        assertThat(document.at("/components/securitySchemes/keycloak/type").asString()).isEqualTo("oauth2");
        assertThat(document.at("/components/schemas/Problem/required").valueStream().map(JsonNode::asString))
                .contains("code", "correlationId");
        assertThat(document.path("servers").path(0).path("url").asString()).isEqualTo("/");
    }

    @Test
    void aCommandNeedsAKeyAndMayNameAVersion() {
        var command = operation("/api/example/v1/schools/{school}/roll-calls", "post");
        assertThat(parameters(command)).containsExactlyInAnyOrder("school path true", "Idempotency-Key header true",
                "If-Match header false");
        assertThat(command.path("responses").propertyNames()).contains("422", "412", "428", "default");
        assertThat(command.at("/responses/default/$ref").asString()).isEqualTo("#/components/responses/Problem");
    }

    @Test
    void anExemptHandlerNeedsNone() {
        assertThat(parameters(operation("/api/example/v1/questions", "post"))).isEmpty();
    }

    @Test
    void aListTakesLimitAndCursorAndACallerIsNoParameter() {
        assertThat(parameters(operation("/api/example/v1/numbers", "get"))).containsExactlyInAnyOrder(
                "limit query false", "cursor query false", "size query false");
        assertThat(parameters(operation("/api/example/v1/me", "get"))).isEmpty();
    }

    private JsonNode operation(String path, String method) {
        return document.path("paths").path(path).path(method);
    }

    private static List<String> parameters(JsonNode operation) {
        return operation.path("parameters")
                .valueStream()
                .map(it -> it.path("name").asString() + " "
                        + it.path("in").asString() + " " + it.path("required").asBoolean())
                .toList();
    }
}
