package afterbell.simulator.api;

import java.util.Map;

import tools.jackson.databind.JsonNode;

/**
 * What the platform answered.
 *
 * @param headers by lower-case name
 */
public record Answer(int status, Map<String, String> headers, JsonNode body) {
    public boolean isGood() {
        return status >= 200 && status < 300;
    }

    /** @return the problem's code, empty for a good answer */
    public String code() {
        return body.path("code").asString("");
    }

    public String etag() {
        return headers.getOrDefault("etag", "");
    }

    /** When to come back, where the answer says so; at most a minute. */
    public long retryAfterMillis() {
        String seconds = headers.getOrDefault("retry-after", "");
        return seconds.matches("\\d{1,9}") ? Math.min(60, Long.parseLong(seconds)) * 1000 : 0;
    }

    public boolean isReplayed() {
        return "true".equals(headers.get("idempotency-replayed"));
    }
}
