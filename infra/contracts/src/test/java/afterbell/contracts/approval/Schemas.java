package afterbell.contracts.approval;

import java.util.List;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import tools.jackson.databind.JsonNode;

/** Judges JSON by a schema, formats included. */
final class Schemas {
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    private Schemas() {}

    /** @return what is wrong with the value, with its place */
    static List<String> violations(JsonNode schema, JsonNode value) {
        return REGISTRY.getSchema(schema).validate(value).stream().map(Error::toString).toList();
    }
}
