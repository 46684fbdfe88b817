package afterbell.contracts.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import afterbell.contracts.Fact;
import afterbell.contracts.Meaning;

class JsonSchemasTest {
    enum Mood {
        GLAD,
        SAD
    }

    enum OneOnly {
        SINGLE
    }

    record Guest(@Meaning("Opaque id") String guestId, @Meaning("How glad") @Nullable Mood mood) {}

    @Fact(type = "afterbell.garden.visited.v1", about = "Somebody came.")
    record Visited(@Meaning("Any text") String text, @Meaning("The day") LocalDate day,
            @Meaning("The moment") Instant moment, @Meaning("In fen") long amountFen, @Meaning("Up to 9") int count,
            @Meaning("Whether") boolean truth, @Meaning("A constant") OneOnly constant,
            @Meaning("Those who came") List<Guest> guests, @Meaning("The first") @Nullable Guest first,
            @Meaning("May be left out") @Nullable Integer weight, @Meaning("Days") @Nullable List<LocalDate> days) {}

    private final JsonNode schema = JsonSchemas.of(Visited.class);

    @Test
    void aSchemaSaysWhatItIs() {
        assertThat(schema.get("$schema").asString()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(schema.get("$id").asString()).isEqualTo("urn:afterbell:schema:afterbell.garden.visited.v1");
        assertThat(schema.get("title").asString()).isEqualTo("Visited");
        assertThat(schema.get("description").asString()).isEqualTo("Somebody came.");
    }

    @Test
    void propertiesStandInTheOrderOfTheRecord() {
        assertThat(schema.get("properties").propertyNames()).containsExactly("text", "day", "moment", "amountFen",
                "count", "truth", "constant", "guests", "first", "weight", "days");
    }

    @Test
    void everyComponentIsRequiredUnlessItMayBeNull() {
        assertThat(schema.get("required").valueStream().map(JsonNode::asString)).containsExactly("text", "day",
                "moment",
                "amountFen", "count", "truth", "constant", "guests");
        assertThat(property("guests").at("/items/required").valueStream().map(JsonNode::asString))
                .containsExactly("guestId");
    }

    @Test
    void typesAndFormatsFollowTheComponent() {
        assertThat(property("text")).isEqualTo(json("{'description':'Any text','type':'string'}"));
        assertThat(property("day")).isEqualTo(json("{'description':'The day','type':'string','format':'date'}"));
        assertThat(property("moment"))
                .isEqualTo(json("{'description':'The moment','type':'string','format':'date-time'}"));
        assertThat(property("amountFen")).isEqualTo(json("{'description':'In fen','type':'integer','format':'int64'}"));
        assertThat(property("count")).isEqualTo(json("{'description':'Up to 9','type':'integer','format':'int32'}"));
        assertThat(property("truth")).isEqualTo(json("{'description':'Whether','type':'boolean'}"));
        assertThat(property("weight"))
                .isEqualTo(json("{'description':'May be left out','type':'integer','format':'int32'}"));
        assertThat(property("days").get("items")).isEqualTo(json("{'type':'string','format':'date'}"));
    }

    @Test
    void anEnumListsItsConstantsEvenWhenThereIsOne() {
        assertThat(property("constant"))
                .isEqualTo(json("{'title':'OneOnly','description':'A constant','type':'string','enum':['SINGLE']}"));
        assertThat(property("first").at("/properties/mood/enum")).isEqualTo(json("['GLAD','SAD']"));
    }

    @Test
    void aRecordIsWrittenWhereItIsUsedAndStaysOpen() {
        assertThat(property("first").get("title").asString()).isEqualTo("Guest");
        assertThat(property("first").get("description").asString()).isEqualTo("The first");
        assertThat(schema.findValues("$ref")).isEmpty();
        assertThat(schema.findValues("additionalProperties")).isEmpty();
    }

    record Nested(@Meaning("Itself") List<Nested> nested) {}

    @Test
    void aRecordWithinItselfHasNoSchema() {
        assertThatThrownBy(() -> JsonSchemas.of(Nested.class)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("circular");
    }

    private JsonNode property(String name) {
        return schema.get("properties").get(name);
    }

    private static JsonNode json(String text) {
        return ContractJson.parse(text.replace('\'', '"'));
    }
}
