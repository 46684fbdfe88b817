package afterbell.simulator.log;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One request and its answer. A line of the log holds no token and no password.
 *
 * @param number  1, 2, 3 … in the order of the answers
 * @param step    what the request is for in the story, for example {@code day/2021-09-01/c1-s1/roll/c1-s1-g1}
 * @param key     the idempotency key; for a reading a name that does the same work for the log
 * @param request what was sent; for a file its name, size and digest
 * @param ifMatch the version that was corrected, where one was
 * @param status  0 when no answer arrived
 * @param etag    the version that was answered, where one was
 */
public record Exchange(long number, Instant at, String actor, String step, String key, String method, String path,
        JsonNode request, @Nullable String ifMatch, int status, JsonNode answer, @Nullable String etag) {
    private static final JsonMapper JSON = new JsonMapper();

    public boolean isGood() {
        return status >= 200 && status < 300;
    }

    String line() {
        ObjectNode line = JSON.createObjectNode()
                .put("number", number)
                .put("time", at.toString())
                .put("actor", actor)
                .put("step", step)
                .put("key", key)
                .put("method", method)
                .put("path", path);
        line.set("request", request);
        if (ifMatch != null) {
            line.put("ifMatch", ifMatch);
        }
        line.put("status", status).set("answer", answer);
        if (etag != null) {
            line.put("etag", etag);
        }
        return JSON.writeValueAsString(line);
    }

    static Exchange of(String line) {
        JsonNode it = JSON.readTree(line);
        return new Exchange(it.path("number").asLong(), Instant.parse(it.path("time").asString()),
                it.path("actor").asString(), it.path("step").asString(), it.path("key").asString(),
                it.path("method").asString(), it.path("path").asString(), it.path("request"),
                it.path("ifMatch").asString(null), it.path("status").asInt(), it.path("answer"),
                it.path("etag").asString(null));
    }
}
