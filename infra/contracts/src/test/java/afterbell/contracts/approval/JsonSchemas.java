package afterbell.contracts.approval;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.MemberScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.generator.TypeScope;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import afterbell.contracts.Contract;
import afterbell.contracts.Fact;
import afterbell.contracts.Meaning;

/**
 * JSON Schema (draft 2020-12) of a fact's body. Every type is written where it is used: a schema stands alone and can
 * be compared node by node. Objects stay open: readers tolerate fields that a later writer adds.
 */
final class JsonSchemas {
    private static final List<String> READING_ORDER = List.of("$schema", "$id", "title", "description", "type",
            "format",
            "enum", "properties", "required", "items");
    private static final SchemaGenerator GENERATOR = generator();

    private JsonSchemas() {}

    static ObjectNode of(Contract contract) {
        return of(contract.record());
    }

    static ObjectNode of(Class<? extends Record> record) {
        return inReadingOrder(GENERATOR.generateSchema(record));
    }

    private static ObjectNode inReadingOrder(JsonNode schema) {
        ObjectNode ordered = ContractJson.MAPPER.createObjectNode();
        READING_ORDER.stream().filter(schema::has).forEach(keyword -> ordered.set(keyword, schema.get(keyword)));
        schema.properties().forEach(keyword -> ordered.putIfAbsent(keyword.getKey(), keyword.getValue()));
        if (schema.has("properties")) {
            ObjectNode properties = ordered.putObject("properties");
            schema.get("properties")
                    .properties()
                    .forEach(property -> properties.set(property.getKey(), inReadingOrder(property.getValue())));
        }
        if (schema.has("items")) {
            ordered.set("items", inReadingOrder(schema.get("items")));
        }
        return ordered;
    }

    private static SchemaGenerator generator() {
        var config = new SchemaGeneratorConfigBuilder(ContractJson.MAPPER, SchemaVersion.DRAFT_2020_12,
                OptionPreset.PLAIN_JSON).with(Option.INLINE_ALL_SCHEMAS, Option.EXTRA_OPEN_API_FORMAT_VALUES,
                        Option.ENUM_KEYWORD_FOR_SINGLE_VALUES);
        config.forTypesInGeneral()
                .withPropertySorter(Comparator.comparingInt(JsonSchemas::position))
                .withIdResolver(JsonSchemas::id)
                .withTitleResolver(JsonSchemas::title)
                .withDescriptionResolver(JsonSchemas::about);
        config.forFields().withRequiredCheck(field -> !optional(field)).withDescriptionResolver(JsonSchemas::meaning);
        return new SchemaGenerator(config.build());
    }

    private static int position(MemberScope<?, ?> member) {
        List<String> components = Arrays
                .stream(member.getDeclaringType().getErasedType().getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
        return components.indexOf(member.getName());
    }

    private static @Nullable String id(TypeScope type) {
        Fact fact = type.getType().getErasedType().getAnnotation(Fact.class);
        return fact == null ? null : "urn:afterbell:schema:" + fact.type();
    }

    private static @Nullable String title(TypeScope type) {
        Class<?> named = type.getType().getErasedType();
        return named.isRecord() || named.isEnum() ? named.getSimpleName() : null;
    }

    private static @Nullable String about(TypeScope type) {
        Fact fact = type.getType().getErasedType().getAnnotation(Fact.class);
        return fact == null ? null : fact.about();
    }

    private static @Nullable String meaning(FieldScope field) {
        Meaning meaning = field.isFakeContainerItemScope() ? null : field.getRawMember().getAnnotation(Meaning.class);
        return meaning == null ? null : meaning.value();
    }

    private static boolean optional(FieldScope field) {
        return field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class);
    }
}
