package afterbell.simulator.office;

import java.io.IOException;
import java.util.Map;

import com.sun.net.httpserver.HttpExchange;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reading and writing JSON bodies, both small. */
final class Answers {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int LARGEST_BODY = 16 * 1024;

    private Answers() {}

    /** @return an object without fields when the body is no JSON object or too large */
    static JsonNode body(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
        try {
            JsonNode read = body.length > LARGEST_BODY ? JSON.createObjectNode() : JSON.readTree(body);
            return read.isObject() ? read : JSON.createObjectNode();
        } catch (JacksonException noJson) {
            return JSON.createObjectNode();
        }
    }

    static void send(HttpExchange exchange, int status, Map<String, ?> answer) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(answer);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
