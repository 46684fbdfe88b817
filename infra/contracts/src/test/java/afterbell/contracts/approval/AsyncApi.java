package afterbell.contracts.approval;

import java.util.List;

import tools.jackson.databind.node.ObjectNode;

import afterbell.contracts.Contract;
import afterbell.contracts.Contracts;
import afterbell.contracts.Topic;

/**
 * {@code asyncapi.json}: an AsyncAPI 3.0.0 document that stands alone. It names no servers, because a contract holds
 * wherever the platform runs.
 */
final class AsyncApi {
    static final String HEADERS = "cloudevent-headers";
    private static final String KAFKA_BINDING = "0.5.0";

    private AsyncApi() {}

    static ObjectNode json() {
        ObjectNode document = ContractJson.MAPPER.createObjectNode().put("asyncapi", "3.0.0");
        document.putObject("info")
                .put("title", "Afterbell events")
                .put("version", "1.0.0")
                .put("description",
                        "Published facts of a city's after-school service: CloudEvents 1.0 in Kafka's binary mode. "
                                + "Each topic and each fact carries its own version; "
                                + "events name pupils and adults by opaque ids only.");
        document.put("defaultContentType", "application/json");
        var channels = document.putObject("channels");
        Contracts.topics().forEach(topic -> channels.set(topic.name(), channel(topic)));
        var operations = document.putObject("operations");
        Contracts.topics().forEach(topic -> operations.set("send." + topic.name(), operation(topic)));
        var components = document.putObject("components");
        var messages = components.putObject("messages");
        Contracts.all().forEach(contract -> messages.set(contract.type(), message(contract)));
        var schemas = components.putObject("schemas");
        schemas.set(HEADERS, CloudEventHeaders.schema());
        Contracts.all().forEach(contract -> schemas.set(contract.type(), payload(contract)));
        return document;
    }

    private static ObjectNode channel(Topic topic) {
        ObjectNode channel = ContractJson.MAPPER.createObjectNode()
                .put("address", topic.name())
                .put("description",
                        topic.about());
        var messages = channel.putObject("messages");
        Catalogue.factsOf(topic)
                .forEach(fact -> messages.set(fact.type(), reference("components", "messages", fact.type())));
        ObjectNode kafka = channel.putObject("bindings").putObject("kafka").put("topic", topic.name());
        kafka.putObject("topicConfiguration")
                .put("retention.ms", -1)
                .putArray("cleanup.policy")
                .add(topic.compacted() ? "compact" : "delete");
        kafka.put("bindingVersion", KAFKA_BINDING);
        return channel;
    }

    private static ObjectNode operation(Topic topic) {
        String service = Catalogue.serviceOf(topic) + "-service";
        ObjectNode operation = ContractJson.MAPPER.createObjectNode()
                .put("action", "send")
                .put("summary",
                        service + " is the only writer of " + topic.name() + ".");
        operation.set("channel", reference("channels", topic.name()));
        operation.putArray("tags").addObject().put("name", service);
        var messages = operation.putArray("messages");
        Catalogue.factsOf(topic)
                .forEach(fact -> messages.add(reference("channels", topic.name(), "messages", fact.type())));
        return operation;
    }

    private static ObjectNode message(Contract contract) {
        ObjectNode message = ContractJson.MAPPER.createObjectNode()
                .put("name", contract.type())
                .put("title", contract.record().getSimpleName())
                .put("summary", contract.about())
                .put("contentType", "application/json");
        ObjectNode headers = message.putObject("headers").put("type", "object");
        headers.putArray("allOf").add(reference("components", "schemas", HEADERS));
        headers.putObject("properties").putObject("ce_type").put("const", contract.type());
        message.set("payload", reference("components", "schemas", contract.type()));
        ObjectNode kafka = message.putObject("bindings").putObject("kafka");
        kafka.putObject("key").put("type", "string").put("description", "Opaque id of the " + contract.topic().key());
        kafka.put("bindingVersion", KAFKA_BINDING);
        message.putArray("examples").addAll(Examples.of(contract).stream().map(Example::json).toList());
        return message;
    }

    /** The fact's own schema without the keywords of a document's root. */
    private static ObjectNode payload(Contract contract) {
        ObjectNode schema = JsonSchemas.of(contract);
        schema.remove(List.of("$schema", "$id"));
        return schema;
    }

    private static ObjectNode reference(String... path) {
        return ContractJson.MAPPER.createObjectNode().put("$ref", "#/" + String.join("/", path));
    }
}
