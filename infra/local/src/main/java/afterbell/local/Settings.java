package afterbell.local;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Ports and memory. The file holds only what differs from the defaults; an unknown or impossible value is refused. */
public final class Settings {
    private static final int HIGHEST_PORT = 65_535;
    private static final Map<String, Setting> KNOWN = new LinkedHashMap<>();

    private record Setting(int byDefault, int least, int most, String about) {}

    static {
        port("kafka.port", 19092, "Kafka, for clients");
        port("kafka.controller-port", 19093, "Kafka's own quorum");
        memory("kafka.heap-mb", 384, 192);
        port("keycloak.port", 18080, "Keycloak: log in, tokens");
        port("keycloak.management-port", 19000, "Keycloak: health, metrics");
        memory("keycloak.heap-mb", 384, 256);
        port("embedded-mongo.port", 27117, "the store, MongoDB wire protocol");
        port("embedded-mongo.management-port", 27118, "the store: health, metrics");
        memory("embedded-mongo.heap-mb", 384, 128);
        KNOWN.put("embedded-mongo.cache-mb", new Setting(256, 32, 65_536, "the store's memory outside the heap, MiB"));
        service("gateway", 8080);
        KNOWN.put("gateway.requests-per-second",
                new Setting(5000, 1, 1_000_000, "of one caller, before it is told 429"));
        service("enrollment-service", 8081);
        service("staffing-service", 8084);
        service("attendance-service", 8082);
        service("funding-service", 8083);
        port("offices.port", 8090, "stand-ins for the public offices that services ask");
        KNOWN.put("ports.offset", new Setting(0, 0, 30_000, "added to every port: a second platform beside the first"));
        KNOWN.put("disk.least-free-mb", new Setting(2048, 0, 1_000_000, "`up` refuses to start with less"));
    }

    private final Map<String, Integer> given;

    private Settings(Map<String, Integer> given) {
        this.given = given;
    }

    private static void port(String name, int byDefault, String about) {
        KNOWN.put(name, new Setting(byDefault, 1, HIGHEST_PORT, about));
    }

    private static void memory(String name, int byDefault, int least) {
        KNOWN.put(name, new Setting(byDefault, least, 65_536, "Java heap, MiB"));
    }

    private static void service(String name, int port) {
        port(name + ".port", port, name);
        port(name + ".management-port", port + 1000, name + ": health, metrics, admin endpoints");
        memory(name + ".heap-mb", 384, 128);
    }

    /** Reads the file, where there is one. */
    public static Settings from(Path file) {
        Properties read = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                read.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read " + file + ": " + e.getMessage(), e);
            }
        }
        Map<String, Integer> given = new LinkedHashMap<>();
        read.stringPropertyNames().forEach(name -> given.put(name, checked(file, name, read.getProperty(name))));
        return new Settings(given);
    }

    private static int checked(Path file, String name, String text) {
        Setting setting = KNOWN.get(name);
        if (setting == null) {
            throw new Refusal(
                    file + ": there is no setting `" + name + "`. Known: " + String.join(", ", KNOWN.keySet()));
        }
        try {
            int value = Integer.parseInt(text.strip());
            if (value >= setting.least() && value <= setting.most()) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Falls through to the same answer as a number out of range.
        }
        throw new Refusal("%s: `%s` is `%s`, and must be a whole number from %d to %d".formatted(file, name, text,
                setting.least(), setting.most()));
    }

    /** A port, the offset included. */
    public int port(String name) {
        return number(name) + number("ports.offset");
    }

    /** Any other number. */
    public int number(String name) {
        Setting setting = KNOWN.get(name);
        if (setting == null) {
            throw new IllegalArgumentException("No setting " + name);
        }
        return given.getOrDefault(name, setting.byDefault());
    }

    /** All settings with their defaults, as comments: what a new settings file starts as. */
    static List<String> template() {
        List<String> lines = new ArrayList<>(
                List.of("# Ports and memory of the local platform. Take away the # to change one."));
        KNOWN.forEach((name, it) -> lines.add("# %s=%d    (%s)".formatted(name, it.byDefault(), it.about())));
        return lines;
    }
}
