package afterbell.local;

import java.nio.file.Path;

import afterbell.local.part.BuiltTree;
import afterbell.local.watch.RunFolder;

/**
 * Where one platform keeps everything that it makes.
 *
 * @param home {@code .afterbell}, or the folder that {@code AFTERBELL_HOME} names
 */
public record Folders(Path home) {

    public static Folders of(BuiltTree tree) {
        String given = System.getenv("AFTERBELL_HOME");
        Path home = given == null || given.isBlank() ? tree.root().resolve(".afterbell") : Path.of(given);
        return new Folders(home.toAbsolutePath().normalize());
    }

    public Path data(String part) {
        return home.resolve("data").resolve(part);
    }

    public Path logs() {
        return home.resolve("logs");
    }

    public Path log(String part) {
        return logs().resolve(part + ".log");
    }

    public RunFolder run() {
        return new RunFolder(home.resolve("run"));
    }

    /** Passwords and client secrets. */
    public Path secrets() {
        return home.resolve("secrets");
    }

    /** The jars that the running parts were started from: a new build does not pull them away. */
    public Path app() {
        return home.resolve("app");
    }

    /** Ports and memory, what differs from the defaults. */
    public Path settingsFile() {
        return home.resolve("settings.properties");
    }
}
