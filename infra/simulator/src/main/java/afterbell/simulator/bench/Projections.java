package afterbell.simulator.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a service has read of the topics that it follows. */
final class Projections {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int PAUSE_MILLIS = 200;

    private Projections() {}

    /**
     * Waits until everything that was published is read.
     *
     * @param management where the service answers with its admin endpoints
     */
    static void awaitRead(URI management, Duration patience) throws IOException, InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        var request = HttpRequest.newBuilder(management.resolve("/actuator/projections")).build();
        try (var http = HttpClient.newHttpClient()) {
            while (true) {
                JsonNode projections = JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
                if (isRead(projections)) {
                    return;
                }
                if (System.nanoTime() > end) {
                    throw new IOException("events were not read in time: " + projections);
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        }
    }

    private static boolean isRead(JsonNode projections) {
        return !projections.isEmpty() && projections.valueStream()
                .allMatch(it -> it.path("read").asLong() == it.path("published").asLong());
    }
}
