package afterbell.contracts.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import afterbell.contracts.Contract;
import afterbell.contracts.Contracts;

class ExamplesTest {
    static List<Example> examples() {
        return Examples.all();
    }

    static List<Contract> contracts() {
        return Contracts.all();
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void everyFactHasAnExample(Contract contract) {
        assertThat(Examples.of(contract)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void theExamplesOfAFactTogetherShowItsWholeSchema(Contract contract) {
        var shown = new LinkedHashSet<String>();
        Examples.of(contract).forEach(example -> shown.addAll(pathsOfValue("", example.json().get("payload"))));
        assertThat(shown).containsAll(pathsOfSchema("", JsonSchemas.of(contract)));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleMeetsItsSchema(Example example) {
        assertThat(Schemas.violations(JsonSchemas.of(example.contract()), example.json().get("payload"))).isEmpty();
        assertThat(Schemas.violations(CloudEventHeaders.schema(), example.json().get("headers"))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleWithoutARequiredFieldDoesNotMeetItsSchema(Example example) {
        JsonNode schema = JsonSchemas.of(example.contract());
        schema.get("required").forEach(field -> {
            var payload = (ObjectNode) example.json().get("payload");
            payload.remove(field.asString());
            assertThat(Schemas.violations(schema, payload)).as("without %s", field).isNotEmpty();
        });
    }

    @ParameterizedTest
    @MethodSource("examples")
    void aFieldThatALaterWriterAddsIsTolerated(Example example) {
        var payload = ((ObjectNode) example.json().get("payload")).put("addedLater", "?");
        assertThat(Schemas.violations(JsonSchemas.of(example.contract()), payload)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void aFactSurvivesTheJourneyThroughJson(Example example) {
        String json = ContractJson.MAPPER.writeValueAsString(example.fact());
        assertThat(ContractJson.MAPPER.readValue(json, example.contract().record())).isEqualTo(example.fact());
    }

    @Test
    void aFieldThatTheRecordDoesNotKnowIsNotLostUnseenOnThatJourney() {
        Example example = Examples.all().getFirst();
        var payload = ((ObjectNode) example.json().get("payload")).put("unknown", 1);
        assertThatThrownBy(() -> ContractJson.MAPPER.treeToValue(payload, example.contract().record()))
                .isInstanceOf(DatabindException.class);
    }

    @Test
    void aDayThatIsNoneDoesNotMeetTheSchema() {
        Example placed = Examples.all()
                .stream()
                .filter(example -> example.json().get("payload").has("from"))
                .findFirst()
                .orElseThrow();
        var payload = ((ObjectNode) placed.json().get("payload")).put("from", "2026-02-30");
        assertThat(Schemas.violations(JsonSchemas.of(placed.contract()), payload)).hasSize(1);
    }

    @Test
    void noTwoExamplesAreTheSameEvent() {
        assertThat(Examples.all()).extracting(example -> example.json().get("headers").get("ce_source").asString() + " "
                + example.json().get("headers").get("ce_id").asString()).doesNotHaveDuplicates();
    }

    private static Set<String> pathsOfValue(String path, JsonNode value) {
        var paths = new LinkedHashSet<>(Set.of(path));
        if (value.isArray()) {
            value.forEach(item -> paths.addAll(pathsOfValue(path + "[]", item)));
        } else {
            value.properties()
                    .forEach(field -> paths.addAll(pathsOfValue(path + "." + field.getKey(), field.getValue())));
        }
        return paths;
    }

    private static Set<String> pathsOfSchema(String path, JsonNode schema) {
        var paths = new LinkedHashSet<>(Set.of(path));
        if (schema.has("items")) {
            paths.addAll(pathsOfSchema(path + "[]", schema.get("items")));
        }
        schema.path("properties")
                .properties()
                .forEach(field -> paths.addAll(pathsOfSchema(path + "." + field.getKey(), field.getValue())));
        return paths;
    }
}
