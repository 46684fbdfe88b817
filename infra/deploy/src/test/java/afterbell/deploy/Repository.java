package afterbell.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.yaml.snakeyaml.Yaml;

/** The files of this repository, as the tests read them. Tests run in the module's own directory. */
final class Repository {

    static final Path DEPLOY = Path.of("").toAbsolutePath();
    static final Path ROOT = DEPLOY.getParent().getParent();

    private Repository() {}

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Map<String, Object> yaml(Path file) {
        return new Yaml().load(text(file));
    }

    static List<Path> files(Path folder, String ending) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(one -> one.toString().endsWith(ending)).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Java sources of all modules that run in production. */
    static Stream<Path> sources() {
        return Stream.concat(Compose.APPLICATIONS.stream(),
                Stream.of("infra/web", "infra/messaging", "infra/confidential"))
                .flatMap(module -> files(ROOT.resolve(module).resolve("src/main/java"), ".java").stream());
    }

    static Path settingsOf(String application) {
        if (!Compose.APPLICATIONS.contains(application)) {
            throw new IllegalArgumentException("No application " + application);
        }
        return ROOT.resolve(application).resolve("src/main/resources/application.yaml");
    }

    static Path settingsOfPersonalData() {
        return ROOT.resolve("infra/confidential/src/main/resources/afterbell/confidential/confidential.properties");
    }

    static Path sharedSettings() {
        return ROOT.resolve("infra/web/src/main/resources/afterbell-defaults.yaml");
    }

    /** {@code server.port} and the like, with the text that stands there. */
    static Map<String, String> flat(Path yaml) {
        var flat = new TreeMap<String, String>();
        flatten("", yaml(yaml), flat);
        return flat;
    }

    private static void flatten(String prefix, Object node, Map<String, String> into) {
        if (node instanceof Map<?, ?> map) {
            map.forEach((key, value) -> flatten(prefix.isEmpty() ? key.toString() : prefix + "." + key, value, into));
        } else {
            into.put(prefix, String.valueOf(node));
        }
    }
}
