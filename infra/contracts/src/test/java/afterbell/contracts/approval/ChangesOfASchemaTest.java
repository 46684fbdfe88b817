package afterbell.contracts.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import afterbell.contracts.approval.Refusal.Rule;

class ChangesOfASchemaTest {
    private static final String APPROVED = """
        {"$id": "urn:example", "type": "object", "title": "Visit", "description": "A visit", "properties": {
          "day": {"type": "string", "format": "date", "description": "The day"},
          "mood": {"type": "string", "enum": ["GLAD", "SAD"]},
          "note": {"type": "string"},
          "guests": {"type": "array", "items": {"type": "object", "properties": {
            "guestId": {"type": "string", "minLength": 1}, "age": {"type": "integer", "format": "int32"}},
            "required": ["guestId"]}}},
         "required": ["day", "mood", "guests"]}
        """;

    @Test
    void noChangeIsAllowed() {
        assertThat(refusals(_ -> {})).isEmpty();
    }

    @Test
    void aNewOptionalPropertyIsAllowed() {
        assertThat(refusals(visit -> properties(visit).putObject("weather").put("type", "string"))).isEmpty();
    }

    @Test
    void aNewOptionalPropertyOfAnItemIsAllowed() {
        assertThat(refusals(visit -> properties(guest(visit)).putObject("hat").put("type", "boolean"))).isEmpty();
    }

    @Test
    void newWordingIsAllowed() {
        assertThat(refusals(visit -> {
            visit.put("title", "Call").put("description", "A call");
            property(visit, "day").put("description", "Another wording");
        })).isEmpty();
    }

    @Test
    void anotherOrderIsAllowed() {
        assertThat(refusals(visit -> {
            properties(visit).set("day", properties(visit).remove("day"));
            required(visit).removeAll().add("guests").add("mood").add("day");
            property(visit, "mood").putArray("enum").add("SAD").add("GLAD");
        })).isEmpty();
    }

    @Test
    void aRemovedPropertyIsRefused() {
        assertThat(refusals(visit -> properties(visit).remove("note")))
                .containsExactly(new Refusal(Rule.PROPERTY_REMOVED, "visit.note"));
    }

    @Test
    void aRemovedPropertyOfAnItemIsRefused() {
        assertThat(refusals(visit -> properties(guest(visit)).remove("age")))
                .containsExactly(new Refusal(Rule.PROPERTY_REMOVED, "visit.guests[].age"));
    }

    @Test
    void aRenamedPropertyIsRefused() {
        assertThat(refusals(visit -> properties(visit).set("remark", properties(visit).remove("note"))))
                .containsExactly(new Refusal(Rule.PROPERTY_REMOVED, "visit.note"));
    }

    @Test
    void aNewRequiredPropertyIsRefused() {
        assertThat(refusals(visit -> {
            properties(visit).putObject("weather").put("type", "string");
            required(visit).add("weather");
        })).containsExactly(new Refusal(Rule.PROPERTY_NEWLY_REQUIRED, "visit.weather"));
    }

    @Test
    void anOptionalPropertyThatBecomesRequiredIsRefused() {
        assertThat(refusals(visit -> required(visit).add("note")))
                .containsExactly(new Refusal(Rule.PROPERTY_NEWLY_REQUIRED, "visit.note"));
    }

    @Test
    void aRequiredPropertyThatBecomesOptionalIsRefused() {
        assertThat(refusals(visit -> required(visit).remove(0)))
                .containsExactly(new Refusal(Rule.PROPERTY_NO_LONGER_REQUIRED, "visit.day"));
    }

    @Test
    void anotherTypeIsRefused() {
        assertThat(refusals(visit -> property(visit, "note").put("type", "boolean")))
                .containsExactly(new Refusal(Rule.TYPE_CHANGED, "visit.note"));
    }

    @Test
    void oneValueThatBecomesAListIsRefused() {
        assertThat(refusals(visit -> property(visit, "note").put("type", "array")
                .putObject("items")
                .put("type",
                        "string")))
                .containsExactly(new Refusal(Rule.TYPE_CHANGED, "visit.note"));
    }

    @Test
    void anotherFormatIsRefused() {
        assertThat(refusals(visit -> property(visit, "day").put("format", "date-time")))
                .containsExactly(new Refusal(Rule.FORMAT_CHANGED, "visit.day"));
    }

    @Test
    void aFormatThatIsAddedIsRefused() {
        assertThat(refusals(visit -> property(visit, "note").put("format", "date")))
                .containsExactly(new Refusal(Rule.FORMAT_CHANGED, "visit.note"));
    }

    @Test
    void aFormatThatIsDroppedIsRefused() {
        assertThat(refusals(visit -> property(guest(visit), "age").remove("format")))
                .containsExactly(new Refusal(Rule.FORMAT_CHANGED, "visit.guests[].age"));
    }

    @Test
    void aRemovedEnumConstantIsRefused() {
        assertThat(refusals(visit -> property(visit, "mood").putArray("enum").add("GLAD")))
                .containsExactly(new Refusal(Rule.ENUM_CONSTANT_REMOVED, "visit.mood SAD"));
    }

    @Test
    void anAddedEnumConstantIsRefused() {
        assertThat(refusals(visit -> ((ArrayNode) property(visit, "mood").get("enum")).add("CALM")))
                .containsExactly(new Refusal(Rule.ENUM_CONSTANT_ADDED, "visit.mood CALM"));
    }

    @Test
    void aRenamedEnumConstantIsRefused() {
        assertThat(refusals(visit -> property(visit, "mood").putArray("enum").add("GLAD").add("BLUE")))
                .containsExactlyInAnyOrder(new Refusal(Rule.ENUM_CONSTANT_REMOVED, "visit.mood SAD"),
                        new Refusal(Rule.ENUM_CONSTANT_ADDED, "visit.mood BLUE"));
    }

    @Test
    void aTextThatBecomesAnEnumIsRefused() {
        assertThat(refusals(visit -> property(visit, "note").putArray("enum").add("SHORT")))
                .containsExactly(new Refusal(Rule.TYPE_CHANGED, "visit.note"));
    }

    @Test
    void anEnumThatBecomesATextIsRefused() {
        assertThat(refusals(visit -> property(visit, "mood").remove("enum")))
                .containsExactly(new Refusal(Rule.TYPE_CHANGED, "visit.mood"));
    }

    @Test
    void itemsThatMayBeAnythingAreRefused() {
        assertThat(refusals(visit -> property(visit, "guests").remove("items")))
                .containsExactly(new Refusal(Rule.CONSTRAINT_CHANGED, "visit.guests[]"));
    }

    @Test
    void anAddedConstraintIsRefused() {
        assertThat(refusals(visit -> visit.put("additionalProperties", false)))
                .containsExactly(new Refusal(Rule.CONSTRAINT_CHANGED, "visit additionalProperties"));
    }

    @Test
    void aDroppedConstraintIsRefused() {
        assertThat(refusals(visit -> property(guest(visit), "guestId").remove("minLength")))
                .containsExactly(new Refusal(Rule.CONSTRAINT_CHANGED, "visit.guests[].guestId minLength"));
    }

    @Test
    void anotherSchemaIdIsRefused() {
        assertThat(refusals(visit -> visit.put("$id", "urn:other")))
                .containsExactly(new Refusal(Rule.CONSTRAINT_CHANGED, "visit $id"));
    }

    @Test
    void everyBreakIsNamed() {
        assertThat(refusals(visit -> {
            properties(visit).remove("note");
            property(visit, "day").put("format", "date-time");
        })).hasSize(2);
    }

    @Test
    void aRefusalSaysWhereAndWhy() {
        assertThat(new Refusal(Rule.PROPERTY_REMOVED, "visit.note"))
                .hasToString("visit.note: property removed – readers need it; a rename is a removal");
    }

    private static List<Refusal> refusals(Consumer<ObjectNode> change) {
        var proposed = (ObjectNode) ContractJson.parse(APPROVED);
        change.accept(proposed);
        return Compatibility.ofSchema("visit", ContractJson.parse(APPROVED), proposed);
    }

    private static ObjectNode properties(ObjectNode schema) {
        return (ObjectNode) schema.get("properties");
    }

    private static ObjectNode property(ObjectNode schema, String name) {
        return (ObjectNode) properties(schema).get(name);
    }

    private static ObjectNode guest(ObjectNode visit) {
        return (ObjectNode) property(visit, "guests").get("items");
    }

    private static ArrayNode required(ObjectNode schema) {
        return (ArrayNode) schema.get("required");
    }
}
