package afterbell.simulator.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import afterbell.local.bench.Figure;
import afterbell.local.bench.Platform;
import afterbell.simulator.people.People;

/**
 * Claims of a synthetic city, computed by a funding-service of its own, so that nobody reads of children who do not
 * exist. It learns of them as always, by events; what is measured is the one
 * request of the bureau that computes the claims of all schools.
 */
final class ClaimsOfACity implements AutoCloseable {
    private static final int BIG = 1_000;
    private static final int SMALL = 100;
    private static final double GOAL_SECONDS = 15;
    /** Ten times the pupils take ten times as long; half as much again is left to chance. */
    private static final double GOAL_GROWTH = 15;
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(120);
    private static final Duration LONGEST_METERING = Duration.ofSeconds(180);
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final People people;
    private final OwnService funding;

    static List<Figure> measure(Platform platform, People people) throws IOException, InterruptedException {
        try (var city = new ClaimsOfACity(platform, people)) {
            city.compute("2091-autumn", SMALL);
            city.compute("2092-autumn", SMALL);
            double small = city.compute("2093-autumn", SMALL);
            double big = city.compute("2094-autumn", BIG);
            return List.of(Figure.atMost("claims of 1 000 schools, 100 000 pupils", big, "s", GOAL_SECONDS)
                    .beside("100 schools, 10 000 pupils, s:", small),
                    Figure.atMost("their growth for ten times the pupils", big / small, "x", GOAL_GROWTH));
        }
    }

    private ClaimsOfACity(Platform platform, People people) throws IOException {
        this.people = people;
        this.funding = new OwnService(platform, "funding-service", Map.of());
    }

    /** @return seconds */
    private double compute(String semester, int schools) throws IOException, InterruptedException {
        try (var city = new SyntheticCity(funding.bootstrap(), semester, schools)) {
            city.publish();
        }
        Projections.awaitRead(funding.management(), LONGEST_METERING);
        var request = HttpRequest
                .newBuilder(funding.service().resolve("/api/funding/v1/semesters/" + semester + "/claims"))
                .timeout(LONGEST_ANSWER)
                .header("Authorization", "Bearer " + people.tokenOf("edu-bureau"))
                .header("Idempotency-Key", "\"" + UUID.randomUUID() + "\"")
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        long start = System.nanoTime();
        var answer = http.send(request, BodyHandlers.ofString());
        double seconds = (System.nanoTime() - start) / 1e9;
        JsonNode claims = JSON.readTree(answer.body());
        long expected = (long) schools * SyntheticCity.PUPILS;
        if (answer.statusCode() >= 300 || claims.path("pupils").asLong() != expected) {
            throw new IOException("the claims of " + expected + " pupils were answered " + answer.statusCode() + " "
                    + answer.body().substring(0, Math.min(300, answer.body().length())));
        }
        return seconds;
    }

    @Override
    public void close() {
        funding.close();
    }
}
