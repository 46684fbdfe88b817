package afterbell.local.start;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** Deletes what an earlier build left. */
public final class Clutter {
    private Clutter() {}

    /** Deletes the other versions beside a folder: those whose name is the same up to the last dash. */
    static void remove(Path current, Predicate<Path> isInUse) throws IOException {
        String name = current.getFileName().toString();
        String family = name.substring(0, name.lastIndexOf('-') + 1);
        try (Stream<Path> beside = Files.list(Objects.requireNonNull(current.getParent()))) {
            for (Path other : beside.filter(it -> it.getFileName().toString().startsWith(family)).toList()) {
                if (!other.equals(current) && !isInUse.test(other)) {
                    removeTree(other);
                }
            }
        }
    }

    /** Deletes a folder with all that is in it; links are deleted, not followed. */
    public static void removeTree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path emptied, @Nullable IOException problem) throws IOException {
                Files.delete(emptied);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
