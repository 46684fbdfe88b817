package afterbell.simulator.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import tools.jackson.databind.json.JsonMapper;

import afterbell.local.bench.Platform;
import afterbell.local.part.FreePort;
import afterbell.simulator.load.Rolls;

/** Runs the yardstick as a process of its own, with the memory of a service, against the platform's broker. */
final class Yardstick implements AutoCloseable {
    private static final int ENTRIES = 30;
    private static final int PARTITIONS = 6;
    private static final Duration START = Duration.ofSeconds(60);
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String bootstrap;
    private final Process process;
    private final URI endpoint;

    Yardstick(Platform platform) throws IOException, InterruptedException {
        this.bootstrap = platform.kafkaBootstrap();
        createTopic();
        int port = FreePort.any();
        this.endpoint = URI.create("http://127.0.0.1:" + port + "/yardstick");
        var builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-Xmx384m", "-cp", System.getProperty("java.class.path"),
                YardstickApplication.class.getName(), "--server.port=" + port, "--server.address=127.0.0.1",
                "--spring.threads.virtual.enabled=true", "--spring.main.banner-mode=off", "--logging.level.root=WARN")
                .redirectErrorStream(true)
                .redirectOutput(platform.log("yardstick").toFile());
        builder.environment().put("KAFKA_BOOTSTRAP", bootstrap);
        this.process = builder.start();
        awaitFirstAnswer();
    }

    /** @return events a second that the endpoint has acknowledged, each request carrying 30 */
    double eventsPerSecond(int threads, Duration time) throws InterruptedException {
        var answered = new AtomicLong();
        long start = System.nanoTime();
        long end = start + time.toNanos();
        List<Thread> senders = IntStream.range(0, threads).mapToObj(_ -> Thread.ofVirtual().start(() -> {
            while (System.nanoTime() < end && sendOne()) {
                answered.incrementAndGet();
            }
        })).toList();
        for (Thread sender : senders) {
            sender.join();
        }
        return answered.get() * (double) ENTRIES / ((System.nanoTime() - start) / 1e9);
    }

    private boolean sendOne() {
        List<String> pupils = IntStream.range(0, ENTRIES).mapToObj(_ -> UUID.randomUUID().toString()).toList();
        String body = JSON.writeValueAsString(Rolls.body(pupils, pupils.stream()
                .map(_ -> "PRESENT")
                .toList()));
        try {
            return http.send(HttpRequest.newBuilder(endpoint)
                    .timeout(Duration.ofSeconds(15))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build(), BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void awaitFirstAnswer() throws IOException, InterruptedException {
        long end = System.nanoTime() + START.toNanos();
        while (!sendOne()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                close();
                throw new IOException("The yardstick did not start; see its log, yardstick.log");
            }
            Thread.sleep(200);
        }
    }

    private void createTopic() throws IOException, InterruptedException {
        try (var admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, (Object) bootstrap))) {
            if (!admin.listTopics().names().get().contains(YardstickApplication.TOPIC)) {
                admin.createTopics(List.of(new NewTopic(YardstickApplication.TOPIC, PARTITIONS, (short) 1)))
                        .all()
                        .get();
            }
        } catch (ExecutionException e) {
            throw new IOException("The broker refused the yardstick's topic: " + e.getCause(), e);
        }
    }

    /** Ends the process and deletes its topic: nothing of the measurement stays. */
    @Override
    public void close() {
        process.destroyForcibly();
        try (var admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, (Object) bootstrap))) {
            admin.deleteTopics(List.of(YardstickApplication.TOPIC)).all().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The yardstick's topic stays behind: " + e.getCause(), e);
        }
    }
}
