package afterbell.enrollment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The legal holidays around autumn 2021 in the common JSON form. */
public final class LegalHolidays {
    private LegalHolidays() {}

    public static List<Map<String, Object>> ofAutumn2021() {
        try (var file = LegalHolidays.class.getResourceAsStream("/legal-holidays-2021-2022.json")) {
            return new JsonMapper().readValue(file, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
