package afterbell.simulator.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import afterbell.local.bench.Platform;
import afterbell.local.part.BuiltTree;
import afterbell.local.part.EmbeddedStore;
import afterbell.local.part.FreePort;
import afterbell.local.part.Jdk;
import afterbell.local.part.KafkaBroker;
import afterbell.local.process.Health;
import afterbell.local.process.Launch;
import afterbell.local.process.PartProcess;

/**
 * One service with a broker and a store of its own beside the platform, so that what a benchmark invents is gone with it.
 * Its callers' tokens are the platform's.
 */
final class OwnService implements AutoCloseable {
    private static final int HEAP_MB = 384;
    private static final int START_SECONDS = 180;

    private final List<PartProcess> running = new ArrayList<>();
    private final String name;
    private final int heapMb;
    private final Path folder;
    private final String bootstrap;
    private final String storeUri;
    private final URI service;
    private final URI management;

    /** @param name for example {@code funding-service}; its database is named without the ending */
    OwnService(Platform platform, String name, Map<String, String> more) throws IOException {
        this(platform, name, HEAP_MB, more);
    }

    /** @param heapMb of the service */
    OwnService(Platform platform, String name, int heapMb, Map<String, String> more) throws IOException {
        this.name = name;
        this.heapMb = heapMb;
        folder = Files.createTempDirectory(platform.machine().folders().home(), "bench-" + name + "-");
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
            storeUri = store.uri();
            int port = FreePort.any();
            int managementPort = FreePort.any();
            service = URI.create("http://127.0.0.1:" + port);
            management = URI.create("http://127.0.0.1:" + managementPort);
            start(launch(platform, port, managementPort, more));
        } catch (RuntimeException failed) {
            close();
            throw failed;
        }
    }

    private Launch launch(Platform platform, int port, int managementPort, Map<String, String> more) {
        Path jar = BuiltTree.find()
                .jar(name)
                .orElseThrow(() -> new IllegalStateException(name + " is not built"));
        var environment = new HashMap<>(more);
        environment.putAll(Map.of("SERVER_PORT", String.valueOf(port), "MANAGEMENT_SERVER_PORT",
                String.valueOf(managementPort), "MONGODB_URI", storeUri + "/" + database(), "KAFKA_BOOTSTRAP",
                bootstrap, "OIDC_ISSUER", platform.issuer()));
        return new Launch(name, List.of(Jdk.java(), "-XX:+UseSerialGC", "-Xmx" + heapMb + "m", "-jar",
                jar.toString()), environment, folder, log(name),
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

    URI service() {
        return service;
    }

    URI management() {
        return management;
    }

    String bootstrap() {
        return bootstrap;
    }

    /** The store's address without a database. */
    String storeUri() {
        return storeUri;
    }

    String database() {
        return name.replace("-service", "");
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
