package afterbell.local.part;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The passwords, client secrets and master key of one machine, made up on first need and kept in a file that a shell can
 * read:
 * {@code AFTERBELL_PASSWORD_TEACHER_1=…}, {@code AFTERBELL_SECRET_AFTERBELL_CLI=…}.
 */
public final class Secrets {
    private static final String LETTERS = "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int LENGTH = 24;
    private static final int MASTER_KEY_BYTES = 32;

    private final Path folder;
    private final Path file;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, String> values = new TreeMap<>();

    private Secrets(Path folder) {
        this.folder = folder;
        this.file = folder.resolve("afterbell.env");
    }

    /** Those of the given folder; the file appears with the first secret. */
    public static Secrets in(Path folder) {
        Secrets secrets = new Secrets(folder);
        if (Files.exists(secrets.file)) {
            secrets.read();
        }
        return secrets;
    }

    /** Where they are kept. */
    public Path file() {
        return file;
    }

    /** A demo user's password. */
    public String passwordOf(String user) {
        return valueOf("AFTERBELL_PASSWORD_" + variable(user));
    }

    /** A client's secret. */
    public String secretOf(String client) {
        return valueOf("AFTERBELL_SECRET_" + variable(client));
    }

    /** The platform's key for personal data: 32 bytes in base64. */
    public String masterKey() {
        return kept("AFTERBELL_MASTER_KEY", () -> {
            byte[] key = new byte[MASTER_KEY_BYTES];
            random.nextBytes(key);
            return Base64.getEncoder().encodeToString(key);
        });
    }

    /** The value of a placeholder, made up and kept when there is none yet. */
    String valueOf(String placeholder) {
        return kept(placeholder, () -> random.ints(LENGTH, 0, LETTERS.length())
                .mapToObj(it -> String.valueOf(LETTERS.charAt(it)))
                .collect(Collectors.joining()));
    }

    private synchronized String kept(String name, Supplier<String> make) {
        if (!values.containsKey(name)) {
            // Another may have written since: nothing of it must be lost, least of all a key.
            if (Files.exists(file)) {
                read();
            }
            if (values.putIfAbsent(name, make.get()) == null) {
                write();
            }
        }
        return Objects.requireNonNull(values.get(name));
    }

    private static String variable(String name) {
        return name.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private void read() {
        try {
            Files.readAllLines(file).stream().filter(it -> it.contains("=")).forEach(it -> {
                int at = it.indexOf('=');
                values.put(it.substring(0, at), it.substring(at + 1));
            });
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private void write() {
        try {
            Private.folder(folder);
            if (!Files.exists(file)) {
                Files.createFile(file);
            }
            Private.file(file);
            Files.write(file, values.entrySet().stream().map(it -> it.getKey() + "=" + it.getValue()).toList());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
