package afterbell.local.command;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import afterbell.local.Machine;
import afterbell.local.Refusal;
import afterbell.local.start.Plan;

/** The services' admin endpoints on their management ports: parked records, projections, the clock. */
record AdminEndpoints(Machine machine) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    /** What each service that the project has answers, by service. A service that does not answer is refused. */
    Map<String, JsonNode> ofEach(String endpoint) {
        Map<String, JsonNode> answers = new TreeMap<>();
        Plan.SERVICES.stream().filter(machine.tree()::has).forEach(it -> answers.put(it, get(it, endpoint)));
        return answers;
    }

    JsonNode get(String service, String endpoint) {
        return send(service, HttpRequest.newBuilder(address(service, endpoint)).GET());
    }

    JsonNode post(String service, String endpoint) {
        return post(service, endpoint, HttpRequest.BodyPublishers.noBody());
    }

    /** Sends each service of the project the same, and gives what each answers. */
    Map<String, JsonNode> postToEach(String endpoint, Map<String, ?> body) {
        Map<String, JsonNode> answers = new TreeMap<>();
        Plan.SERVICES.stream()
                .filter(machine.tree()::has)
                .forEach(it -> answers.put(it,
                        post(it, endpoint, HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))));
        return answers;
    }

    private JsonNode post(String service, String endpoint, HttpRequest.BodyPublisher body) {
        return send(service, HttpRequest.newBuilder(address(service, endpoint))
                .header("Content-Type", "application/json")
                .POST(body));
    }

    private URI address(String service, String endpoint) {
        if (!Plan.SERVICES.contains(service) || !machine.tree().has(service)) {
            throw new Refusal("There is no service `" + service + "`. There are: " + String.join(", ",
                    Plan.SERVICES.stream().filter(machine.tree()::has).toList()));
        }
        return URI.create("http://127.0.0.1:%d/actuator/%s"
                .formatted(machine.settings().port(service + ".management-port"), endpoint));
    }

    private static JsonNode send(String service, HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = HTTP.send(request.timeout(PATIENCE).build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == 404) {
                throw new Refusal(service + " does not know that. `afterbell rebuild " + service
                        + "` lists its projections.");
            }
            if (answer.statusCode() >= 300) {
                throw new Refusal(service + " answered " + answer.statusCode() + ": " + answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new Refusal(service + " does not answer on its management port: `afterbell status` tells why.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }
}
