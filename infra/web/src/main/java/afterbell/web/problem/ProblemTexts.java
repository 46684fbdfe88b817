package afterbell.web.problem;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Titles and details of all problems on the class path: every {@code problems/problems_zh_CN.properties} and
 * {@code problems/problems_en.properties} (UTF-8), keys {@code <code>.title} and {@code <code>.detail}, named
 * placeholders such as {@code {limit}}.
 */
public final class ProblemTexts {

    static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z][a-zA-Z0-9]*)}");

    private final Map<Locale, Map<String, String>> texts;

    private ProblemTexts(Map<Locale, Map<String, String>> texts) {
        this.texts = texts;
    }

    /**
     * Reads both languages.
     *
     * @throws IllegalStateException when two bundles give different texts to one key
     */
    public static ProblemTexts load(ClassLoader classes) {
        return new ProblemTexts(Map.of(Languages.CHINESE, bundle(classes, "problems/problems_zh_CN.properties"),
                Languages.ENGLISH, bundle(classes, "problems/problems_en.properties")));
    }

    public @Nullable String title(String code, Locale language) {
        return raw(code + ".title", language);
    }

    /** The detail with its placeholders filled; null when there is no text, or no value for one of its placeholders. */
    public @Nullable String detail(String code, Map<String, Object> arguments, Locale language) {
        var text = raw(code + ".detail", language);
        if (text == null
                || !PLACEHOLDER.matcher(text).results().allMatch(found -> arguments.containsKey(found.group(1)))) {
            return null;
        }
        return PLACEHOLDER.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(String.valueOf(arguments.get(found.group(1)))));
    }

    @Nullable
    String raw(String key, Locale language) {
        return texts.getOrDefault(language, Map.of()).get(key);
    }

    private static Map<String, String> bundle(ClassLoader classes, String path) {
        var all = new HashMap<String, String>();
        try {
            for (var resources = classes.getResources(path).asIterator(); resources.hasNext();) {
                var url = resources.next();
                var properties = new Properties();
                try (var reader = new InputStreamReader(url.openStream(), StandardCharsets.UTF_8)) {
                    properties.load(reader);
                }
                properties.stringPropertyNames().forEach(key -> add(all, key, properties.getProperty(key), path));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return Map.copyOf(all);
    }

    private static void add(Map<String, String> all, String key, String text, String path) {
        var before = all.put(key, text);
        if (before != null && !before.equals(text)) {
            throw new IllegalStateException("Two texts for " + key + " in bundles named " + path);
        }
    }
}
