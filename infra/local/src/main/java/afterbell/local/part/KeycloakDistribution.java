package afterbell.local.part;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * Keycloak unpacked and built for one set of options. Built once (20 to 60 s on two cores) into the cache, under a lock
 * that two processes respect, and then shared by the platform and every test.
 *
 * @param home the built distribution
 * @param seed a database with the schema and the master realm, to be copied: saves 15 s of a first start
 */
public record KeycloakDistribution(Path home, Path seed) {
    private static final List<String> BUILD_OPTIONS = List.of("--db=dev-file", "--health-enabled=true",
            "--metrics-enabled=true", "--features-disabled=ciba,device-flow,docker,impersonation,kerberos,"
                    + "oid4vc-vci,par,passkeys,web-authn");

    /** The built distribution, from the cache or built now. */
    public static synchronized KeycloakDistribution in(Path cache, Path archive) {
        Path home = place(cache, archive);
        KeycloakDistribution built = new KeycloakDistribution(home, home.resolve("data/h2"));
        if (Files.exists(home)) {
            return built;
        }
        try {
            Files.createDirectories(cache);
            try (FileChannel file = FileChannel.open(cache.resolve("keycloak.lock"), StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE); FileLock _ = file.lock()) {
                if (!Files.exists(home)) {
                    build(cache, archive, home);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot build Keycloak in " + cache + ": " + e.getMessage(), e);
        }
        return built;
    }

    private static Path place(Path cache, Path archive) {
        String version = archive.getFileName().toString().replace("keycloak-quarkus-dist-", "").replace(".tar.gz", "");
        CRC32 sum = new CRC32();
        sum.update(String.join(" ", BUILD_OPTIONS).getBytes(StandardCharsets.UTF_8));
        return cache.resolve("keycloak-" + version + "-" + Long.toHexString(sum.getValue()));
    }

    /** Whether the next {@link #in} answers at once. */
    public static boolean isBuilt(Path cache, Path archive) {
        return Files.exists(place(cache, archive));
    }

    private static void build(Path cache, Path archive, Path home) throws IOException {
        Path log = cache.resolve("keycloak-build.log");
        Path work = Files.createTempDirectory(cache, "keycloak-building-");
        Map<String, String> java = Map.of("JAVA_HOME", Jdk.home().toString());
        ShortRun.run("Unpacking Keycloak", List.of("tar", "-xzf", archive.toString(), "-C", work.toString(),
                "--strip-components=1"), Map.of(), work, log, Duration.ofMinutes(2));
        List<String> build = new ArrayList<>(List.of("sh", work.resolve("bin/kc.sh").toString(), "build"));
        build.addAll(BUILD_OPTIONS);
        ShortRun.run("Building Keycloak", build, java, work, log, Duration.ofMinutes(5));
        KeycloakServer.plantSeed(work, log);
        Files.move(work, home, StandardCopyOption.ATOMIC_MOVE);
    }
}
