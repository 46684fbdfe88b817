package afterbell.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TheCatalogueIT {

    private static final JsonMapper json = new JsonMapper();
    private static RunningGateway gateway;

    @BeforeAll
    static void start() {
        gateway = RunningGateway.with();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void thePageAndAllItRefersToAreServedFromThisOriginWithoutAToken() throws Exception {
        var page = get("/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("接口与事件目录")
                .doesNotContain("<style", "style=", "onclick", "http://", "https://");

        var references = Pattern.compile("(?:src|href)=\"(/[^\"]+)\"")
                .matcher(page.body())
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(references).contains("/catalogue/viewer/swagger-ui-bundle.js", "/catalogue/catalogue.js");
        for (var reference : references) {
            assertThat(get(reference).statusCode()).as(reference).isEqualTo(200);
        }
        for (var module : List.of("/catalogue/page.js", "/catalogue/overview.js", "/catalogue/events.js")) {
            assertThat(get(module).headers().firstValue("Content-Type").orElse("")).as(module).contains("javascript");
        }
    }

    @Test
    void theOtherNameOfThePageLeadsToIt() throws Exception {
        var answer = get("/docs");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location")).hasValueSatisfying(to -> assertThat(to).endsWith("/"));
    }

    @Test
    void everyServiceBehindTheGatewayIsListed() throws Exception {
        var services = json.readTree(get("/catalogue/services.json").body());

        assertThat(services.valueStream().map(one -> one.get("name").asString())).containsExactly("attendance",
                "enrollment", "funding", "staffing");
        assertThat(services.valueStream().map(one -> one.get("openapi").asString()))
                .contains("/api/attendance/v1/openapi.json");
    }

    @Test
    void everyPublishedTopicAndFactHasAChineseNameASchemaAndAnExample() throws Exception {
        var words = json.readTree(get("/catalogue/words.json").body());
        var events = json.readTree(get("/catalogue/events/asyncapi.json").body());

        var topics = events.get("channels").propertyNames();
        var facts = events.get("channels").valueStream().flatMap(TheCatalogueIT::facts).toList();

        assertThat(topics).isNotEmpty().allSatisfy(topic -> assertThat(words.has(topic)).as(topic).isTrue());
        assertThat(facts).isNotEmpty().allSatisfy(fact -> assertThat(words.has(fact)).as(fact).isTrue());
        for (var fact : facts) {
            assertThat(get("/catalogue/events/schemas/" + fact + ".json").statusCode()).as(fact).isEqualTo(200);
            assertThat(get("/catalogue/events/examples/" + fact + ".json").statusCode()).as(fact).isEqualTo(200);
        }
    }

    private static Stream<String> facts(JsonNode channel) {
        return channel.get("messages").propertyNames().stream();
    }

    @Test
    void nothingElseOfTheJarIsServed() throws Exception {
        assertThat(get("/catalogue/events/../../../application.yaml").statusCode()).isIn(400, 404);
        assertThat(get("/catalogue/application.yaml").statusCode()).isEqualTo(404);
        assertThat(get("/application.yaml").statusCode()).isEqualTo(404);
        assertThat(get("/webjars/swagger-ui/index.html").statusCode()).isEqualTo(404);
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return gateway.send(gateway.request(path));
    }
}
