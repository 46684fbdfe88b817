package afterbell.local.audit;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A fact as it lies in a topic.
 *
 * @param type CloudEvents type, for example {@code afterbell.attendance.roll-called.v1}
 * @param json its body, read only when it is asked for
 */
record Told(int partition, long offset, String key, String type, byte[] json) {
    private static final JsonMapper JSON = new JsonMapper();

    JsonNode body() {
        return JSON.readTree(json);
    }

    boolean is(String fact) {
        return type.endsWith("." + fact + ".v1");
    }
}
