package afterbell.local.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

import afterbell.local.part.BuiltTree;

/**
 * The jars that Kafka, the store and the watcher run from, put aside: a build that replaces its jars under a running
 * process would break it.
 *
 * @param folder named by the project's own jars' content and the others' names, which tell their versions
 */
record Library(Path folder) {
    private static final List<String> OWN = List.of("infra/local", "infra/embedded-mongo");

    /** The one for what is built now; it may not exist yet. */
    static Library of(BuiltTree tree, Path app) {
        Fingerprint fingerprint = new Fingerprint();
        own(tree).forEach(fingerprint::add);
        tree.libraryJars().forEach(it -> fingerprint.add(it.getFileName().toString()));
        return new Library(app.resolve("lib-" + fingerprint.text()));
    }

    /** A class path of all jars. */
    String classPath() {
        return folder.resolve("*").toString();
    }

    /** Copies the jars, and deletes older libraries but those that something still runs from. */
    void fill(BuiltTree tree, List<String> commandsInUse) {
        try {
            if (!Files.exists(folder)) {
                Path parent = Files.createDirectories(folder.resolveSibling("."));
                Path work = Files.createTempDirectory(parent, "filling-");
                for (Path jar : jars(tree)) {
                    Files.copy(jar, work.resolve(jar.getFileName()), StandardCopyOption.REPLACE_EXISTING);
                }
                Files.move(work, folder, StandardCopyOption.ATOMIC_MOVE);
            }
            Clutter.remove(folder, it -> commandsInUse.stream().anyMatch(used -> used.contains(it.toString())));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot fill " + folder + ": " + e.getMessage(), e);
        }
    }

    private static List<Path> jars(BuiltTree tree) {
        return Stream.concat(own(tree), tree.libraryJars().stream()).toList();
    }

    private static Stream<Path> own(BuiltTree tree) {
        return OWN.stream().flatMap(module -> tree.jar(module).stream());
    }
}
