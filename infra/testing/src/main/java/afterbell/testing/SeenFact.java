package afterbell.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A record of a topic as any reader of the broker sees it.
 *
 * @param headers by name, the last one where a name stands twice
 */
public record SeenFact(String topic, @Nullable String key, Map<String, String> headers, String body) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    static SeenFact of(ConsumerRecord<String, byte[]> record) {
        Map<String, String> headers = new TreeMap<>();
        record.headers().forEach(it -> headers.put(it.key(), new String(it.value(), StandardCharsets.UTF_8)));
        return new SeenFact(record.topic(), record.key(), headers, new String(record.value(), StandardCharsets.UTF_8));
    }

    /** @return the header, empty where there is none */
    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    public JsonNode json() {
        return JSON.readTree(body);
    }

    /** @return what the body lacks or has too much, judged by the approved schema of the type in its header */
    public List<String> violations() {
        JsonNode schema = JSON.readTree(approved(header("ce_type")));
        close(schema);
        return SCHEMAS.getSchema(schema).validate(json()).stream().map(Error::toString).toList();
    }

    /** A schema tolerates what a later writer adds; the writer of today adds nothing. */
    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object && object.has("properties")) {
            object.put("additionalProperties", false);
        }
        schema.forEach(SeenFact::close);
    }

    private static String approved(String type) {
        String path = "/META-INF/afterbell/contracts/schemas/" + type + ".json";
        try (InputStream schema = SeenFact.class.getResourceAsStream(path)) {
            if (schema == null) {
                throw new IllegalStateException("No approved schema: " + path);
            }
            return new String(schema.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
