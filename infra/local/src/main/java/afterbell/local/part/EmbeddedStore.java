package afterbell.local.part;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import afterbell.local.process.Launch;
import afterbell.local.process.Launch.Listener;

/**
 * The store: infra/embedded-mongo in a process of its own.
 *
 * @param data its folder
 * @param log its log file
 * @param port clients connect here
 * @param managementPort health and metrics
 * @param heapMb its heap in MiB
 * @param cacheMb its memory outside the heap in MiB
 * @param refusesScans whether a query that no index serves is refused
 */
public record EmbeddedStore(Path data, Path log, int port, int managementPort, int heapMb, int cacheMb,
        boolean refusesScans) {
    private static final int START_SECONDS = 180;
    private static final int STOP_SECONDS = 30;

    /** The address for drivers, without a database. */
    public String uri() {
        return "mongodb://127.0.0.1:" + port;
    }

    /**
     * How to start the store.
     *
     * @param classPath holds infra/embedded-mongo and what it needs
     */
    public Launch launch(String classPath) {
        List<String> command = List.of(Jdk.java(), "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders",
                "-Xms" + heapMb * 2 / 3 + "m",
                "-Xmx" + heapMb + "m", "-Xmn" + heapMb / 3 + "m",
                "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED", "-cp", classPath,
                "afterbell.embeddedmongo.EmbeddedMongo", "--data", data.resolve("files").toString(), "--bind",
                "127.0.0.1", "--port", String.valueOf(port), "--management-port", String.valueOf(managementPort),
                "--cache-mb", String.valueOf(cacheMb), "--notablescan", String.valueOf(refusesScans));
        return new Launch("embedded-mongo", command, Map.of(), data, log,
                List.of(new Listener(port, "embedded-mongo.port"),
                        new Listener(managementPort, "embedded-mongo.management-port")),
                URI.create("http://127.0.0.1:" + managementPort + "/health"), START_SECONDS, STOP_SECONDS);
    }
}
