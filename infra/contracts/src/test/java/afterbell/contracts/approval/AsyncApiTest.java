package afterbell.contracts.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import afterbell.contracts.Contract;
import afterbell.contracts.Contracts;
import afterbell.contracts.Topic;

class AsyncApiTest {
    private final JsonNode document = AsyncApi.json();

    static List<Topic> topics() {
        return Contracts.topics();
    }

    static List<Contract> contracts() {
        return Contracts.all();
    }

    @Test
    void itIsAnAsyncApi3DocumentWithNothingBesides() {
        assertThat(document.get("asyncapi").asString()).isEqualTo("3.0.0");
        assertThat(document.propertyNames()).containsExactly("asyncapi", "info", "defaultContentType", "channels",
                "operations", "components");
        assertThat(document.get("info").propertyNames()).contains("title", "version");
        assertThat(document.get("channels")).hasSize(Contracts.topics().size());
        assertThat(document.get("operations")).hasSize(Contracts.topics().size());
        assertThat(document.at("/components/messages")).hasSize(Contracts.all().size());
    }

    @Test
    void everyReferenceLeadsSomewhereWithinTheDocument() {
        List<JsonNode> references = document.findValues("$ref");
        assertThat(references).isNotEmpty().allSatisfy(reference -> {
            assertThat(reference.asString()).startsWith("#/");
            assertThat(document.at(reference.asString().substring(1)).isObject()).as(reference.asString()).isTrue();
        });
    }

    @ParameterizedTest
    @MethodSource("topics")
    void aTopicIsAChannelWithItsKafkaSettings(Topic topic) {
        JsonNode channel = document.get("channels").get(topic.name());
        assertThat(channel.get("address").asString()).isEqualTo(topic.name());
        assertThat(channel.at("/bindings/kafka/topic").asString()).isEqualTo(topic.name());
        assertThat(channel.at("/bindings/kafka/topicConfiguration/cleanup.policy/0").asString())
                .isEqualTo(topic.compacted() ? "compact" : "delete");
        assertThat(channel.at("/bindings/kafka/topicConfiguration/retention.ms").asInt()).isEqualTo(-1);
        assertThat(channel.get("messages").propertyNames())
                .containsExactlyElementsOf(Catalogue.factsOf(topic).stream().map(Contract::type).toList());
    }

    @ParameterizedTest
    @MethodSource("topics")
    void aTopicIsSentByItsOwnServiceOnly(Topic topic) {
        List<JsonNode> operations = document.get("operations")
                .valueStream()
                .filter(operation -> operation
                        .at("/channel/$ref")
                        .asString()
                        .equals("#/channels/" + topic.name()))
                .toList();
        assertThat(operations).singleElement().satisfies(operation -> {
            assertThat(operation.get("action").asString()).isEqualTo("send");
            assertThat(operation.at("/tags/0/name").asString())
                    .isEqualTo(topic.name().substring(0, topic.name().indexOf('.')) + "-service");
            assertThat(operation.get("messages")).hasSize(Catalogue.factsOf(topic).size())
                    .allSatisfy(message -> assertThat(message.get("$ref").asString())
                            .startsWith("#/channels/" + topic.name() + "/messages/"));
        });
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void aFactIsAMessageThatItsExamplesMeet(Contract contract) {
        JsonNode message = document.at("/components/messages").get(contract.type());
        assertThat(message.get("contentType").asString()).isEqualTo("application/json");
        assertThat(message.at("/bindings/kafka/key/type").asString()).isEqualTo("string");
        assertThat(message.at("/headers/properties/ce_type/const").asString()).isEqualTo(contract.type());
        assertThat(message.at("/headers/allOf/0/$ref").asString())
                .isEqualTo("#/components/schemas/" + AsyncApi.HEADERS);
        JsonNode payload = document.at(message.at("/payload/$ref").asString().substring(1));
        assertThat(message.get("examples")).isNotEmpty()
                .allSatisfy(example -> assertThat(Schemas.violations(payload, example.get("payload"))).isEmpty());
    }

    /** AsyncAPI's own schemas are drafts of 2017: what is used of 2020 must mean the same there. */
    @Test
    void payloadsUseOnlyKeywordsThatOlderReadersKnow() {
        Contracts.all()
                .forEach(contract -> assertThat(keywords(document.at("/components/schemas").get(contract.type())))
                        .isSubsetOf("title", "description", "type", "format", "enum", "properties", "required",
                                "items"));
    }

    @Test
    void headersAreThoseOfCloudEventsInKafka() {
        JsonNode headers = document.at("/components/schemas/" + AsyncApi.HEADERS);
        assertThat(headers.get("properties").propertyNames()).containsExactlyInAnyOrder("ce_id", "ce_source",
                "ce_specversion", "ce_type", "ce_time", "ce_subject", "ce_sequence", "ce_correlationid",
                "ce_causationid", "traceparent");
        assertThat(headers.get("required").valueStream().map(JsonNode::asString)).containsExactlyInAnyOrder("ce_id",
                "ce_source", "ce_specversion", "ce_type", "ce_time", "ce_subject", "ce_sequence", "ce_correlationid");
    }

    private static List<String> keywords(JsonNode schema) {
        var keywords = new ArrayList<>(schema.propertyNames());
        schema.path("properties").forEach(property -> keywords.addAll(keywords(property)));
        if (schema.has("items")) {
            keywords.addAll(keywords(schema.get("items")));
        }
        return keywords;
    }
}
