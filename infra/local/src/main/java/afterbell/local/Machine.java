package afterbell.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.jspecify.annotations.Nullable;

import afterbell.local.part.BuiltTree;
import afterbell.local.part.Private;

/**
 * One platform on this machine: the project's folder, its own folder, its settings.
 *
 * @param tree what the build made
 * @param folders where this platform keeps everything
 * @param settings its ports and memory
 */
public record Machine(BuiltTree tree, Folders folders, Settings settings) {

    /** The one of the working directory and the environment. */
    public static Machine here() {
        BuiltTree tree = BuiltTree.find();
        Folders folders = Folders.of(tree);
        return new Machine(tree, folders, Settings.from(folders.settingsFile()));
    }

    /**
     * Does something that only one command may do at a time: start, stop, reset.
     *
     * @throws Refusal when another command is doing so
     */
    public void alone(Runnable work) {
        Path lock = folders.home().resolve("afterbell.lock");
        try {
            Private.folder(folders.home());
            offerSettings();
            try (FileChannel file = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock held = tryLock(file)) {
                if (held == null) {
                    throw new Refusal("Another `afterbell` is starting or stopping this platform: wait for it to end.");
                }
                work.run();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot use " + folders.home() + ": " + e.getMessage(), e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel file) throws IOException {
        return file.tryLock();
    }

    private void offerSettings() throws IOException {
        if (!Files.exists(folders.settingsFile())) {
            Files.write(folders.settingsFile(), Settings.template());
        }
    }
}
