package afterbell.simulator.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import afterbell.local.bench.Figure;
import afterbell.local.bench.Platform;
import afterbell.local.part.BuiltTree;
import afterbell.local.part.EmbeddedStore;
import afterbell.local.part.FreePort;
import afterbell.local.part.Jdk;
import afterbell.local.part.KafkaBroker;
import afterbell.local.process.Health;
import afterbell.local.process.Launch;
import afterbell.local.process.PartProcess;
import afterbell.simulator.people.People;

/**
 * Claims of a synthetic city, computed by a funding-service with a broker and a store of its own beside the platform, so
 * that nobody reads of children who do not exist. It learns of them as always, by events; what is measured is the one
 * request of the bureau that computes the claims of all schools.
 */
final class ClaimsOfACity implements AutoCloseable {
    private static final int BIG = 1_000;
    private static final int SMALL = 100;
    private static final double GOAL_SECONDS = 15;
    /** Ten times the pupils take ten times as long; half as much again is left to chance. */
    private static final double GOAL_GROWTH = 15;
    private static final int HEAP_MB = 384;
    private static final int START_SECONDS = 180;
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(120);
    private static final Duration LONGEST_METERING = Duration.ofSeconds(180);
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<PartProcess> running = new ArrayList<>();
    private final Path folder;
    private final People people;
    private final String bootstrap;
    private final URI service;
    private final URI management;

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
        folder = Files.createTempDirectory(platform.machine().folders().home(), "bench-claims-");
        try {
            var broker = new KafkaBroker(folder.resolve("kafka"), log("kafka"), FreePort.any(), FreePort.any(),
                    HEAP_MB);
            var store = new EmbeddedStore(folder.resolve("store"), log("store"), FreePort.any(), FreePort.any(),
                    HEAP_MB, 64, false);
            String classPath = BuiltTree.find().classPath();
            broker.prepare(classPath);
            start(broker.launch(classPath));
            start(store.launch(classPath));
            bootstrap = broker.bootstrap();
            int port = FreePort.any();
            int managementPort = FreePort.any();
            service = URI.create("http://127.0.0.1:" + port);
            management = URI.create("http://127.0.0.1:" + managementPort);
            start(funding(platform, store.uri(), port, managementPort));
        } catch (RuntimeException failed) {
            close();
            throw failed;
        }
    }

    private Launch funding(Platform platform, String storeUri, int port, int managementPort) {
        Path jar = BuiltTree.find()
                .jar("funding-service")
                .orElseThrow(() -> new IllegalStateException(
                        "funding-service is not built"));
        return new Launch("funding-service", List.of(Jdk.java(), "-XX:+UseSerialGC", "-Xmx" + HEAP_MB + "m", "-jar",
                jar.toString()),
                Map.of("SERVER_PORT", String.valueOf(port), "MANAGEMENT_SERVER_PORT", String.valueOf(managementPort),
                        "MONGODB_URI", storeUri + "/funding", "KAFKA_BOOTSTRAP", bootstrap, "OIDC_ISSUER",
                        platform.issuer()),
                folder, log("funding"),
                List.of(new Launch.Listener(port, "none"), new Launch.Listener(managementPort, "none")),
                management.resolve("/actuator/health/readiness"), START_SECONDS, 1);
    }

    private Path log(String part) {
        return folder.resolve(part + ".log");
    }

    private void start(Launch launch) {
        PartProcess process = PartProcess.start(launch);
        running.add(process);
        new Health().await(launch, process);
    }

    /** @return seconds */
    private double compute(String semester, int schools) throws IOException, InterruptedException {
        try (var city = new SyntheticCity(bootstrap, semester, schools)) {
            city.publish();
        }
        awaitMetering();
        var request = HttpRequest.newBuilder(service.resolve("/api/funding/v1/semesters/" + semester + "/claims"))
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

    /** Waits until everything that was published is read. */
    private void awaitMetering() throws IOException, InterruptedException {
        long end = System.nanoTime() + LONGEST_METERING.toNanos();
        var request = HttpRequest.newBuilder(management.resolve("/actuator/projections")).build();
        while (true) {
            JsonNode projections = JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
            if (isRead(projections)) {
                return;
            }
            if (System.nanoTime() > end) {
                throw new IOException("the synthetic city was not counted in time: " + projections);
            }
            Thread.sleep(200);
        }
    }

    private static boolean isRead(JsonNode projections) {
        JsonNode all = projections.isArray() ? projections : projections.path("projections");
        return !all.isEmpty() && all.valueStream()
                .allMatch(it -> it.path("read").asLong() == it.path("published").asLong());
    }

    @Override
    public void close() {
        running.reversed().forEach(PartProcess::kill);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The benchmark's folder stays behind: " + folder, e);
        }
    }
}
