package afterbell.local.part;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import afterbell.local.process.LogFile;

/** A program that prepares something and ends: its output is kept, and shown when it fails. */
public final class ShortRun {
    private ShortRun() {}

    /**
     * Runs it to its end.
     *
     * @throws IllegalStateException when it fails or takes longer than it may; the message shows its last lines
     */
    public static void run(String what, List<String> command, Map<String, String> environment, Path directory,
            Path log, Duration limit) {
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw failure(what + " took longer than " + limit.toSeconds() + " s", log);
            }
            if (process.exitValue() != 0) {
                throw failure(what + " failed with exit code " + process.exitValue(), log);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(what + " could not be started: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(what + " was interrupted", e);
        }
    }

    private static IllegalStateException failure(String message, Path log) throws IOException {
        return new IllegalStateException(
                message + ". The end of " + log + ":\n    " + String.join("\n    ", LogFile.lastWords(log, 15)));
    }
}
