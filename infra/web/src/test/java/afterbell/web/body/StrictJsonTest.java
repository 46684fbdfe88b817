package afterbell.web.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class StrictJsonTest {

    enum Slot {
        NOON,
        AFTERNOON
    }

    record Entry(int minutes, @Nullable String note, @Nullable Slot slot, @Nullable LocalDate day,
            @Nullable Boolean late, @Nullable List<String> tags) {}

    private final JsonMapper json = StrictJson.from(JsonMapper.builder().build());

    @Test
    void whatIsWrittenToTheLetterIsRead() {
        assertThat(json.readValue("""
            {"minutes": 45, "slot": "NOON", "day": "2026-11-23", "late": true}""", Entry.class))
                .isEqualTo(new Entry(45, null, Slot.NOON, LocalDate.of(2026, 11, 23), true, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"minutes\": 45, \"minuts\": 1}", "{\"minutes\": 45, \"minutes\": 46}",
        "{\"minutes\": \"45\"}", "{\"minutes\": 45.0}", "{\"minutes\": 1e2}", "{\"minutes\": null}",
        "{\"minutes\": 99999999999}", "{\"minutes\": true}", "{\"minutes\": 45, \"note\": 7}",
        "{\"minutes\": 45, \"note\": true}", "{\"minutes\": 45, \"slot\": 0}", "{\"minutes\": 45, \"slot\": \"\"}",
        "{\"minutes\": 45, \"slot\": \"noon\"}", "{\"minutes\": 45, \"day\": 20260}",
        "{\"minutes\": 45, \"day\": \"23.11.2026\"}",
        "{\"minutes\": 45, \"late\": \"true\"}", "{\"minutes\": 45, \"late\": 1}",
        "{\"minutes\": 45, \"tags\": \"a\"}", "{\"minutes\": 45} {}", "{\"minutes\": NaN}", "{'minutes': 45}",
        "{\"minutes\": 45,}", "[]", "\"\"", "{}"})
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> json.readValue(text, Entry.class)).isInstanceOf(JacksonException.class);
    }

    @Test
    void datesAndNumbersAreWrittenPlainly() {
        assertThat(json.writeValueAsString(List.of(Instant.parse("2026-11-23T10:00:00Z"), LocalDate.of(2026, 11, 23),
                new BigDecimal("1E+3")))).isEqualTo("[\"2026-11-23T10:00:00Z\",\"2026-11-23\",1000]");
    }
}
