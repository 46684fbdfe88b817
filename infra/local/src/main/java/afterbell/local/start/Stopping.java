package afterbell.local.start;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import afterbell.local.Folders;
import afterbell.local.process.PartProcess;
import afterbell.local.watch.RunFolder;
import afterbell.local.watch.RunState;

/** Takes the platform down: the watcher first, then the parts gateway, services, what they stand on. */
public final class Stopping {
    private static final Duration WATCHER = Duration.ofSeconds(5);

    private final Progress progress;
    private final RunFolder run;

    public Stopping(Folders folders, Progress progress) {
        this.progress = progress;
        this.run = folders.run();
    }

    /** Stops everything that runs, and says how many parts that were. */
    public int stop() {
        stopWatcher();
        List<RunState> parts = new ArrayList<>(run.all());
        parts.sort(Comparator.comparing(Stopping::rank).thenComparing(it -> it.launch().part()));
        int stopped = 0;
        for (RunState part : parts) {
            stopped += stop(part) ? 1 : 0;
        }
        return stopped;
    }

    /** Nobody is stopped while somebody still uses it, whatever has been restarted since. */
    private static int rank(RunState part) {
        String name = part.launch().part();
        return name.equals("gateway") ? 0 : name.endsWith("-service") ? 1 : 2;
    }

    private boolean stop(RunState part) {
        String name = part.launch().part();
        boolean wasAlive = part.process().isAlive();
        if (wasAlive) {
            Instant start = Instant.now();
            boolean byItself = part.process().stop(Duration.ofSeconds(part.launch().stopSeconds()));
            String how = byItself ? "stopped"
                    : "killed: it had not stopped after " + part.launch().stopSeconds() + " s";
            progress.done(name, how, Duration.between(start, Instant.now()));
        } else {
            progress.line(name, "was dead already");
        }
        run.forget(name);
        return wasAlive;
    }

    /** Stops the watcher, so that nobody starts a part that is being stopped. */
    void stopWatcher() {
        run.watcher().ifPresent((PartProcess it) -> it.stop(WATCHER));
        run.forgetWatcher();
    }
}
