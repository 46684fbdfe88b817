package afterbell.local.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

import afterbell.local.part.BuiltTree;

/**
 * The jars that parts run from, put aside: a build that replaces its jars under a running process would break it.
 *
 * @param folder named by the project's own jars' content and the others' names, which tell their versions
 * @param jars   what is copied into it
 */
record Library(Path folder, List<Path> jars) {

    /** The one for Kafka, the store and the watcher, as they are built now; it may not exist yet. */
    static Library of(BuiltTree tree, Path app) {
        return of(tree, app, "lib-", List.of("infra/local", "infra/embedded-mongo"), _ -> true);
    }

    /** The one for the stand-ins of public offices: small, so that another build of theirs restarts nothing else. */
    static Library ofOffices(BuiltTree tree, Path app) {
        return of(tree, app, "offices-", List.of("infra/local", "infra/simulator"), it -> it.startsWith("jackson-"));
    }

    private static Library of(BuiltTree tree, Path app, String family, List<String> modules,
            Predicate<String> libraries) {
        List<Path> own = modules.stream().flatMap(module -> tree.jar(module).stream()).toList();
        List<Path> others = tree.libraryJars()
                .stream()
                .filter(it -> libraries.test(it.getFileName().toString()))
                .toList();
        Fingerprint fingerprint = new Fingerprint();
        own.forEach(fingerprint::add);
        others.forEach(it -> fingerprint.add(it.getFileName().toString()));
        return new Library(app.resolve(family + fingerprint.text()),
                Stream.concat(own.stream(), others.stream()).toList());
    }

    /** A class path of all jars. */
    String classPath() {
        return folder.resolve("*").toString();
    }

    /** Copies the jars, and deletes older libraries but those that something still runs from. */
    void fill(List<String> commandsInUse) {
        try {
            if (!Files.exists(folder)) {
                Path parent = Files.createDirectories(folder.resolveSibling("."));
                Path work = Files.createTempDirectory(parent, "filling-");
                for (Path jar : jars) {
                    Files.copy(jar, work.resolve(jar.getFileName()), StandardCopyOption.REPLACE_EXISTING);
                }
                Files.move(work, folder, StandardCopyOption.ATOMIC_MOVE);
            }
            Clutter.remove(folder, it -> commandsInUse.stream().anyMatch(used -> used.contains(it.toString())));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot fill " + folder + ": " + e.getMessage(), e);
        }
    }
}
