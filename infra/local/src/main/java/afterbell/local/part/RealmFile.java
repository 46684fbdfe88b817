package afterbell.local.part;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The realm as this machine imports it: the project's realm file, what only a local platform has (clients for scripts,
 * cheap hashing of its made-up passwords), and every placeholder {@code ${NAME}} or {@code ${NAME:default}} filled in.
 */
public final class RealmFile {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(AFTERBELL_[A-Z0-9_]+)(?::([^}]*))?}");
    private static final JsonMapper JSON = new JsonMapper();

    private RealmFile() {}

    /**
     * The text to import.
     *
     * @param settings values that are no secret, for example {@code AFTERBELL_CONSOLE_URL}
     */
    public static String filledIn(Path template, Secrets secrets, Map<String, String> settings) {
        try (InputStream overlay = RealmFile.class.getResourceAsStream("/afterbell/local/realm-overlay.json")) {
            ObjectNode realm = (ObjectNode) JSON.readTree(fill(Files.readString(template), secrets, settings));
            byte[] local = Objects.requireNonNull(overlay).readAllBytes();
            JsonNode added = JSON.readTree(fill(new String(local, StandardCharsets.UTF_8), secrets, settings));
            added.properties().forEach(it -> overlay(realm, it.getKey(), it.getValue()));
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(realm);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + template + ": " + e.getMessage(), e);
        }
    }

    /** A list is made longer, anything else is replaced. */
    private static void overlay(ObjectNode realm, String name, JsonNode local) {
        if (local instanceof ArrayNode more) {
            ((ArrayNode) realm.get(name)).addAll(more);
        } else {
            realm.set(name, local);
        }
    }

    private static String fill(String text, Secrets secrets, Map<String, String> settings) {
        return PLACEHOLDER.matcher(text).replaceAll(it -> {
            @Nullable
            String given = settings.get(it.group(1));
            @Nullable
            String fallback = it.group(2);
            String value = given != null ? given : fallback != null ? fallback : secrets.valueOf(it.group(1));
            return Matcher.quoteReplacement(value);
        });
    }
}
