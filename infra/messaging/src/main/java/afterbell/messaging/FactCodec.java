package afterbell.messaging;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON bodies of facts: ISO dates, nothing for null, unknown fields tolerated so that contracts can grow. */
public final class FactCodec {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private FactCodec() {}

    public static String write(Record fact) {
        return JSON.writeValueAsString(fact);
    }

    /** @throws tools.jackson.core.JacksonException if the bytes are not that record */
    public static <F extends Record> F read(byte[] json, Class<F> type) {
        return JSON.readValue(json, type);
    }
}
