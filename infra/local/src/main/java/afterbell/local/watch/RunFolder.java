package afterbell.local.watch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import afterbell.local.part.Private;
import afterbell.local.process.PartProcess;

/**
 * One file per part that should be running, and one for the watcher. A file is replaced as a whole, so that a reader never
 * sees half of it.
 *
 * @param folder only its owner can read it: a launch may carry what others should not see
 */
public record RunFolder(Path folder) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String WATCHER = "watcher";

    /** All parts that should be running. */
    public List<RunState> all() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(it -> it.toString().endsWith(".json"))
                    .filter(it -> !it.endsWith(WATCHER + ".json"))
                    .sorted()
                    .map(it -> read(it, RunState.class))
                    .flatMap(Optional::stream)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + folder + ": " + e.getMessage(), e);
        }
    }

    /** What is known of one part. */
    public Optional<RunState> of(String part) {
        return read(file(part), RunState.class);
    }

    /** Remembers it. */
    public void save(RunState state) {
        write(state.launch().part(), state);
    }

    /** The part should no longer run. */
    public void forget(String part) {
        try {
            Files.deleteIfExists(file(part));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + file(part) + ": " + e.getMessage(), e);
        }
    }

    /** The watcher, when it is alive. */
    public Optional<PartProcess> watcher() {
        return read(file(WATCHER), PartProcess.class).filter(PartProcess::isAlive);
    }

    /** Whether there should be a watcher: it was started and nobody has stopped it. */
    public boolean expectsWatcher() {
        return Files.exists(file(WATCHER));
    }

    public void saveWatcher(PartProcess process) {
        write(WATCHER, process);
    }

    public void forgetWatcher() {
        forget(WATCHER);
    }

    private Path file(String name) {
        return folder.resolve(name + ".json");
    }

    private void write(String name, Object value) {
        try {
            Private.folder(folder);
            Path draft = Files.createTempFile(folder, name, ".tmp");
            Files.write(draft, JSON.writeValueAsBytes(value));
            Files.move(draft, file(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file(name) + ": " + e.getMessage(), e);
        }
    }

    private static <T> Optional<T> read(Path file, Class<T> type) {
        try {
            return Optional.of(Objects.requireNonNull(JSON.readValue(Files.readAllBytes(file), type)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (JacksonException e) {
            throw new IllegalStateException(file + " is not readable (" + e.getOriginalMessage()
                    + "). Stop the part by hand, delete the file and run `afterbell up`.", e);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file + ": " + e.getMessage(), e);
        }
    }
}
