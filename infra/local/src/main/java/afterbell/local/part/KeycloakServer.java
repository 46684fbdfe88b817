package afterbell.local.part;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import afterbell.local.process.Health;
import afterbell.local.process.Launch;
import afterbell.local.process.Launch.Listener;
import afterbell.local.process.PartProcess;

/**
 * The real Keycloak server with the realm {@code afterbell}.
 *
 * @param data its folder: database, the realm to import
 * @param log its log file
 * @param port users and services talk to it here
 * @param managementPort health and metrics
 * @param heapMb its heap in MiB
 */
public record KeycloakServer(Path data, Path log, int port, int managementPort, int heapMb) {
    private static final int START_SECONDS = 300;
    private static final int STOP_SECONDS = 20;

    /**
     * Copies what a first start needs. The realm is imported when the database does not
     * hold it yet; later starts leave it as it is.
     */
    public void prepare(KeycloakDistribution distribution, String realm) {
        try {
            Files.createDirectories(data);
            for (String shared : List.of("lib", "providers", "themes", "conf")) {
                Path link = data.resolve(shared);
                Files.deleteIfExists(link);
                Files.createSymbolicLink(link, distribution.home().resolve(shared));
            }
            if (!Files.exists(data.resolve("data/h2"))) {
                copy(distribution.seed(), data.resolve("data/h2"));
            }
            Path imported = data.resolve("data/import/afterbell-realm.json");
            Files.createDirectories(imported.getParent());
            Files.writeString(imported, realm);
            Private.file(imported);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot prepare Keycloak in " + data + ": " + e.getMessage(), e);
        }
    }

    /** How to start the server. */
    public Launch launch() {
        return launch("--import-realm");
    }

    /** What the tokens name as their issuer. */
    public String issuer() {
        return "http://127.0.0.1:" + port + "/realms/afterbell";
    }

    private Launch launch(String more) {
        List<String> command = new ArrayList<>(List.of(Jdk.java(), "-XX:+UseSerialGC", "-Xms64m", "-Xmx" + heapMb + "m",
                "-XX:MaxMetaspaceSize=256m", "-XX:+ExitOnOutOfMemoryError", "-Dkc.home.dir=" + data,
                "-Djboss.server.config.dir=" + data.resolve("conf"), "-Dpicocli.disable.closures=true",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "--add-opens=java.base/java.util=ALL-UNNAMED", "--enable-native-access=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--add-opens=java.base/java.security=ALL-UNNAMED", "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-Duser.language=en", "-Duser.country=US", "-cp",
                data.resolve("lib/quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint", "start", "--optimized", "--cache=local",
                "--http-enabled=true", "--http-host=127.0.0.1", "--http-port=" + port,
                "--http-management-host=127.0.0.1", "--http-management-port=" + managementPort,
                "--hostname=http://127.0.0.1:" + port, "--http-pool-max-threads=16", "--db-pool-max-size=20",
                "--log-console-color=false",
                "--log-level=INFO,io.smallrye.health:OFF,com.arjuna:ERROR"));
        command.add(more);
        return new Launch("keycloak", command, Map.of(), data, log,
                List.of(new Listener(port, "keycloak.port"),
                        new Listener(managementPort, "keycloak.management-port")),
                URI.create("http://127.0.0.1:" + managementPort + "/health/ready"), START_SECONDS, STOP_SECONDS);
    }

    /** Starts a freshly built distribution once without a realm, so that its database holds the schema. */
    static void plantSeed(Path home, Path log) {
        KeycloakServer seed = new KeycloakServer(home, log, FreePort.any(), FreePort.any(), 384);
        Launch launch = seed.launch("--verbose");
        PartProcess process = PartProcess.start(launch);
        try {
            new Health().await(launch, process);
        } finally {
            process.stop(Duration.ofSeconds(STOP_SECONDS));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(it -> it.toString().endsWith(".mv.db")).toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }
}
