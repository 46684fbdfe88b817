package afterbell.local.part;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The project's folder with what the build has put into it.
 *
 * @param root the folder that holds the command {@code afterbell}
 */
public record BuiltTree(Path root) {

    /** The tree of the system property {@code afterbell.root}, or else the one around the working directory. */
    public static BuiltTree find() {
        String given = System.getProperty("afterbell.root");
        if (given != null && !given.isBlank()) {
            return new BuiltTree(Path.of(given).toAbsolutePath().normalize());
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve("infra/local/pom.xml"))) {
                return new BuiltTree(at);
            }
        }
        throw new IllegalStateException("Not inside an Afterbell folder: start from there, or set -Dafterbell.root");
    }

    /** The class path of the broker and the store, as far as the build has it: infra/local and all that it needs. */
    public String classPath() {
        return required(root.resolve("infra/local/target/lib")).resolve("*") + ":"
                + required(root.resolve("infra/local/target/classes")) + ":"
                + required(root.resolve("infra/embedded-mongo/target/classes"));
    }

    /** The jars that infra/local needs, its own not among them. */
    public List<Path> libraryJars() {
        return jarsIn(required(root.resolve("infra/local/target/lib")), it -> true);
    }

    /** Whether the project has this module, for example {@code attendance-service}. */
    public boolean has(String module) {
        return Files.exists(root.resolve(module).resolve("pom.xml"));
    }

    /** The jar that the build made of a module; empty when it has not been built. */
    public Optional<Path> jar(String module) {
        String artifact = Path.of(module).getFileName() + "-";
        Path target = root.resolve(module).resolve("target");
        if (!Files.isDirectory(target)) {
            return Optional.empty();
        }
        return jarsIn(target, it -> it.startsWith(artifact) && it.matches(".*\\d(-SNAPSHOT)?\\.jar")).stream()
                .findFirst();
    }

    private static List<Path> jarsIn(Path folder, Predicate<String> name) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(it -> it.toString().endsWith(".jar"))
                    .filter(it -> name.test(it.getFileName().toString()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + folder + ": " + e.getMessage(), e);
        }
    }

    /** The identity server's distribution, packed. */
    public Path keycloakArchive() {
        Path folder = required(root.resolve("infra/local/target/dist"));
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(it -> it.getFileName().toString().startsWith("keycloak-quarkus-dist"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("No Keycloak in " + folder + ": build first"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The realm that every installation imports. */
    public Path realmTemplate() {
        return required(root.resolve("infra/deploy/keycloak/afterbell-realm.json"));
    }

    /** Kept between runs and shared by tests and platform: built once. */
    public Path cache() {
        return root.resolve(".afterbell/cache");
    }

    private static Path required(Path path) {
        if (!Files.exists(path)) {
            throw new IllegalStateException(
                    path + " is missing: build first, for example with `mvn -DskipTests package`");
        }
        return path;
    }
}
