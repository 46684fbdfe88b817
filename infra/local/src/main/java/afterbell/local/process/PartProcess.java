package afterbell.local.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process by its id and its start: an id alone may by now belong to another program.
 *
 * @param pid the process id
 * @param started when the operating system says that it started
 */
public record PartProcess(long pid, Instant started) {
    private static final Path PROC = Path.of("/proc");

    /** Starts a part detached from the terminal: it survives this program and a Ctrl-C in its window. */
    public static PartProcess start(Launch launch) {
        try {
            Files.createDirectories(launch.directory());
            Files.createDirectories(launch.log().toAbsolutePath().getParent());
            List<String> command = new ArrayList<>();
            sessionLeader().ifPresent(command::add);
            command.addAll(launch.command());
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(launch.directory().toFile())
                    .redirectErrorStream(true)
                    .redirectInput(new File("/dev/null"))
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(launch.log().toFile()));
            builder.environment().putAll(launch.environment());
            Process process = builder.start();
            return new PartProcess(process.pid(), process.toHandle().info().startInstant().orElse(Instant.now()));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start " + launch.part() + ": " + e.getMessage(), e);
        }
    }

    private static Optional<String> sessionLeader() {
        return Optional.of("/usr/bin/setsid").filter(it -> Files.isExecutable(Path.of(it)));
    }

    /** Whether it still runs; a zombie that nobody has collected does not. */
    public boolean isAlive() {
        return handle().filter(it -> !isZombie()).isPresent();
    }

    private Optional<ProcessHandle> handle() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isSame);
    }

    private boolean isSame(ProcessHandle handle) {
        Instant actual = handle.info().startInstant().orElse(started);
        return Duration.between(started, actual).abs().compareTo(Duration.ofSeconds(2)) < 0;
    }

    private boolean isZombie() {
        try {
            String stat = Files.readString(PROC.resolve(pid + "/stat"));
            return stat.substring(stat.lastIndexOf(')') + 1).strip().startsWith("Z");
        } catch (IOException e) {
            return false;
        }
    }

    /** Asks it to stop, waits, and kills it when it has not. Says whether it went by itself. */
    public boolean stop(Duration patience) {
        Optional<ProcessHandle> handle = handle();
        if (handle.isEmpty()) {
            return true;
        }
        handle.get().destroy();
        if (hasEnded(handle.get(), patience)) {
            return true;
        }
        kill();
        return false;
    }

    /** Kills it, no questions asked. */
    public void kill() {
        handle().ifPresent(it -> {
            it.destroyForcibly();
            hasEnded(it, Duration.ofSeconds(5));
        });
    }

    private boolean hasEnded(ProcessHandle handle, Duration patience) {
        Instant deadline = Instant.now().plus(patience);
        while (isAlive()) {
            if (Instant.now().isAfter(deadline)) {
                return false;
            }
            pauseUntilExit(handle);
        }
        return true;
    }

    private static void pauseUntilExit(ProcessHandle handle) {
        try {
            handle.onExit().get(100, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // Not yet: the caller looks again.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for a process to end", e);
        }
    }

    /** Resident memory in bytes, 0 when the system does not tell. */
    public long residentBytes() {
        try (var lines = Files.lines(PROC.resolve(pid + "/status"))) {
            return lines.filter(it -> it.startsWith("VmRSS:"))
                    .mapToLong(it -> Long.parseLong(it.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
