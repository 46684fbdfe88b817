package afterbell.local.watch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import afterbell.local.process.LogFile;
import afterbell.local.process.PartProcess;

/** Looks every second whether each part is alive, starts the dead again, and keeps the logs bounded. */
public final class Watcher {
    private static final long BETWEEN_ROUNDS_MILLIS = 1000;
    private static final int ROUNDS_BETWEEN_LOG_CHECKS = 5;
    private static final long LONGEST_LOG = 20L * 1024 * 1024;

    private final RunFolder run;
    private final Clock clock;

    Watcher(RunFolder run, Clock clock) {
        this.run = run;
        this.clock = clock;
    }

    /** Arguments: the run folder, the log folder. Ends at once when another watcher holds the run folder. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        RunFolder run = new RunFolder(Path.of(arguments[0]));
        Path logs = Path.of(arguments[1]);
        try (FileChannel file = FileChannel.open(run.folder().resolve("watcher.lock"), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE); FileLock lock = file.tryLock()) {
            if (lock == null) {
                say("another watcher is at work");
                return;
            }
            say("watching " + run.folder());
            new Watcher(run, Clock.systemUTC()).keepWatching(logs);
        }
    }

    private void keepWatching(Path logs) throws InterruptedException {
        for (long round = 0;; round++) {
            look();
            if (round % ROUNDS_BETWEEN_LOG_CHECKS == 0) {
                boundLogs(logs);
            }
            Thread.sleep(BETWEEN_ROUNDS_MILLIS);
        }
    }

    /** One round over all parts. */
    void look() {
        for (RunState state : run.all()) {
            if (!state.gaveUp() && !state.process().isAlive()) {
                revive(state);
            }
        }
    }

    private void revive(RunState state) {
        Instant now = clock.instant();
        @Nullable
        Instant nextTry = state.nextTry();
        if (nextTry == null) {
            plan(state, now);
        } else if (!now.isBefore(nextTry)) {
            start(state);
        }
    }

    private void plan(RunState state, Instant now) {
        String part = state.launch().part();
        int failures = BackOff.failures(state.failures(), Duration.between(state.process().started(), now));
        if (failures > BackOff.ATTEMPTS) {
            say("GIVING UP on " + part + " after " + BackOff.ATTEMPTS + " failures in a row; see "
                    + state.launch().log());
            run.save(state.givenUp());
            return;
        }
        Duration pause = BackOff.after(failures);
        say(part + " (pid " + state.process().pid() + ") is dead, starting it again in " + pause.toSeconds() + " s");
        run.save(state.willTryAt(now.plus(pause), failures));
    }

    private void start(RunState state) {
        try {
            PartProcess next = PartProcess.start(state.launch());
            say(state.launch().part() + " started as pid " + next.pid());
            run.save(state.restartedAs(next));
        } catch (UncheckedIOException e) {
            say(e.getMessage());
            plan(state, clock.instant());
        }
    }

    private static void boundLogs(Path logs) {
        try (Stream<Path> files = Files.list(logs)) {
            for (Path log : files.filter(it -> it.toString().endsWith(".log")).toList()) {
                LogFile.keepBelow(log, LONGEST_LOG);
            }
        } catch (IOException e) {
            say("cannot bound the logs: " + e.getMessage());
        }
    }

    private static void say(@Nullable String what) {
        System.out.println(Instant.now() + " " + what);
    }
}
