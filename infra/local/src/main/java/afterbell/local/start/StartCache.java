package afterbell.local.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import afterbell.local.part.Jdk;
import afterbell.local.part.ShortRun;

/**
 * A service's jar taken apart, and beside it the JVM's ahead-of-time cache from one training start. Named by the jar's
 * content, the JDK and the JVM's options, since a cache is good for exactly these.
 *
 * @param folder where both are
 * @param jar the service's executable jar
 * @param options of the JVM, the same in training and use
 */
record StartCache(Path folder, Path jar, List<String> options) {
    private static final Duration EXTRACTION = Duration.ofMinutes(3);
    private static final Duration TRAINING = Duration.ofMinutes(10);

    static StartCache of(Path jar, List<String> options, Path cache) {
        String fingerprint = new Fingerprint().add(jar).add(Jdk.version()).add(String.join(" ", options)).text();
        String module = jar.getFileName().toString().replaceAll("-\\d.*", "");
        return new StartCache(cache.resolve("aot").resolve(module + "-" + fingerprint), jar, options);
    }

    boolean exists() {
        return Files.exists(folder.resolve("app.aot"));
    }

    /** The command that starts the service from the cache. */
    List<String> command() {
        List<String> command = new ArrayList<>(List.of(Jdk.java()));
        command.addAll(options);
        command.addAll(List.of("-XX:AOTCache=" + folder.resolve("app.aot"), "-jar",
                folder.resolve("app").resolve(jar.getFileName()).toString()));
        return command;
    }

    /** The command that starts the service from the jar as it was built. */
    List<String> plainCommand() {
        List<String> command = new ArrayList<>(List.of(Jdk.java()));
        command.addAll(options);
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }

    /** Takes the jar apart and starts it once up to the point where it would begin to work. */
    void train(Map<String, String> environment, Path log) {
        try {
            Clutter.removeTree(folder);
            Path parent = Files.createDirectories(folder.resolveSibling("."));
            Path work = Files.createTempDirectory(parent, "training-");
            Path app = work.resolve("app");
            ShortRun.run("Taking " + jar.getFileName() + " apart", List.of(Jdk.java(), "-Djarmode=tools", "-jar",
                    jar.toString(), "extract", "--destination", app.toString()), Map.of(), work, log, EXTRACTION);
            Files.move(work, folder, StandardCopyOption.ATOMIC_MOVE);
            List<String> training = new ArrayList<>(List.of(Jdk.java()));
            training.addAll(options);
            training.addAll(
                    List.of("-Xlog:disable", "-Xlog:aot=error", "-XX:AOTCacheOutput=" + folder.resolve("app.aot"),
                            "-Dspring.context.exit=onRefresh", "-jar",
                            folder.resolve("app").resolve(jar.getFileName()).toString()));
            try {
                ShortRun.run("The training start of " + jar.getFileName(), training, environment, folder, log,
                        TRAINING);
            } catch (IllegalStateException e) {
                Clutter.removeTree(folder);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make the start-up cache " + folder + ": " + e.getMessage(), e);
        }
    }

    /** Deletes the caches of the same service's earlier builds. */
    void removeOlder(List<String> commandsInUse) {
        try {
            Clutter.remove(folder, it -> commandsInUse.stream().anyMatch(used -> used.contains(it.toString())));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete old start-up caches: " + e.getMessage(), e);
        }
    }
}
