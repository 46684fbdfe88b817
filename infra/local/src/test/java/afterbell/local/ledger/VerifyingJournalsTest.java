package afterbell.local.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whoever has the topic finds whether a journal was changed. */
class VerifyingJournalsTest {
    private static final JsonMapper JSON = new JsonMapper();

    private final List<Map<String, Object>> topic = new ArrayList<>();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @BeforeEach
    void post() {
        post("r-1", 10_000);
        post("r-2", 500);
        post("r-3", 70);
    }

    @Test
    void theHashIsThatOfTheLineThatTheServiceHashes() {
        assertThat(topic.getFirst().get("hash")).isEqualTo(
                "c4421518f0af354d0acd1415480923901b57a209bfe259af0ed5ec07157f065c");
    }

    @Test
    void aWholeJournalIsWholeHoweverOftenItIsTold() {
        String head = head();
        topic.addAll(List.copyOf(topic.subList(0, 2)));

        assertThat(verify(stored(3, head))).isTrue();
        assertThat(text()).contains("3 entries", "whole", "all 1 journals are whole");
    }

    @Test
    void anEntryThatWasChangedIsFound() {
        topic.get(1).put("amountFen", 501);

        assertThat(verify(stored(3, head()))).isFalse();
        assertThat(text()).contains("in the topic entry 2 was changed");
    }

    @Test
    void anEntryThatIsMissingIsFound() {
        topic.remove(1);

        assertThat(verify(stored(3, head()))).isFalse();
        assertThat(text()).contains("in the topic entry 2 is missing");
    }

    @Test
    void anEntryThatWasExchangedIsFound() {
        topic.get(1).put("amountFen", 501);
        rehash(topic.get(1));

        assertThat(verify(stored(3, head()))).isFalse();
        assertThat(text()).contains("entry 3 does not follow from the one before");
    }

    @Test
    void aStoreThatSaysSomethingElseIsFound() {
        assertThat(verify(stored(3, "00"))).isFalse();
        assertThat(verify(stored(2, head()))).isFalse();
        assertThat(verify(JSON.readTree("{\"intact\":false,\"brokenAt\":2,\"reason\":\"ENTRY_CHANGED\"}"))).isFalse();
        assertThat(text()).contains("different hashes", "the store holds 2", "in the store entry 2: ENTRY_CHANGED");
    }

    private void post(String id, long amountFen) {
        var fact = new TreeMap<String, Object>(Map.of("schoolId", "school-1", "number", topic.size() + 1, "entryId",
                id, "source", "DONATION", "debitAccount", "fund:DONATION", "creditAccount", "city:DONATION",
                "amountFen", amountFen, "bookedOn", "2021-10-08", "recordedAt", "2022-02-01T01:00:00Z", "textHash",
                "-"));
        fact.put("previousHash", topic.isEmpty() ? "0".repeat(64) : head());
        rehash(fact);
        topic.add(fact);
    }

    private static void rehash(Map<String, Object> fact) {
        fact.put("hash", JournalLine.of(JSON.valueToTree(fact)).computed());
    }

    private String head() {
        return (String) topic.getLast().get("hash");
    }

    private static JsonNode stored(long entries, String head) {
        return JSON.valueToTree(Map.of("intact", true, "entries", entries, "head", head));
    }

    private boolean verify(JsonNode stored) {
        var told = new ToldJournals();
        topic.forEach(fact -> told.add(JSON.writeValueAsString(fact)));
        return new Verification(told, _ -> stored, new PrintStream(printed, true, StandardCharsets.UTF_8))
                .run(Optional.empty());
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
