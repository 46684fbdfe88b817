package afterbell.local.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import afterbell.local.Folders;
import afterbell.local.Refusal;
import afterbell.local.Settings;
import afterbell.local.process.Health;
import afterbell.local.process.Launch;
import afterbell.local.process.PartProcess;
import afterbell.local.process.Ports;
import afterbell.local.watch.RunFolder;
import afterbell.local.watch.RunState;

/** Brings every part up that is not up, and leaves the others alone. */
public final class Starting {
    /** Starts overlap, but not more of them than gain from it on a small machine. */
    private static final int AT_ONCE = 3;

    private final Folders folders;
    private final Settings settings;
    private final Progress progress;
    private final RunFolder run;
    private final Health health = new Health();
    private final Map<String, Duration> took = new ConcurrentHashMap<>();

    public Starting(Folders folders, Settings settings, Progress progress) {
        this.folders = folders;
        this.settings = settings;
        this.progress = progress;
        this.run = folders.run();
    }

    /** Says how long each part took that had to be started; nothing when all of them were up. */
    public Map<String, Duration> start(Plan plan) {
        requireSpace();
        Map<PlannedPart, Launch> missing = missing(plan);
        if (missing.isEmpty() && run.watcher().isPresent()) {
            run.all().forEach(it -> health.await(it.launch(), it.process()));
            return Map.of();
        }
        if (missing.isEmpty()) {
            progress.line("watcher", "is gone: starting it anew");
        }
        new Stopping(folders, progress).stopWatcher();
        missing.forEach((_, launch) -> stopOutdated(launch));
        missing.values().forEach(this::requireFreePorts);
        plan.libraries().forEach(it -> it.fill(commandsInUse()));
        try {
            startAll(missing);
        } finally {
            startWatcher(plan);
        }
        return Map.copyOf(took);
    }

    private Map<PlannedPart, Launch> missing(Plan plan) {
        Map<PlannedPart, Launch> missing = new LinkedHashMap<>();
        for (PlannedPart part : plan.parts()) {
            Launch launch = part.launch();
            boolean isUp = run.of(part.name())
                    .filter(it -> it.process().isAlive())
                    .filter(it -> it.launch().equals(launch))
                    .isPresent();
            if (!isUp) {
                missing.put(part, launch);
            }
        }
        return missing;
    }

    private void stopOutdated(Launch launch) {
        run.of(launch.part()).ifPresent(state -> {
            if (state.process().isAlive()) {
                progress.line(launch.part(), "has a new build or new settings: stopping the old one");
                state.process().stop(Duration.ofSeconds(state.launch().stopSeconds()));
            } else {
                progress.line(launch.part(), "pid " + state.process().pid() + " is gone: starting it anew");
            }
            run.forget(launch.part());
        });
    }

    private void requireSpace() {
        try {
            Files.createDirectories(folders.home());
            long free = Files.getFileStore(folders.home()).getUsableSpace() / (1024 * 1024);
            int least = settings.number("disk.least-free-mb");
            if (free < least) {
                throw new Refusal("The disk of %s has %d MiB left, and %d are needed. Make room, or lower %s in %s."
                        .formatted(folders.home(), free, least, "disk.least-free-mb", folders.settingsFile()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot use " + folders.home() + ": " + e.getMessage(), e);
        }
    }

    private void requireFreePorts(Launch launch) {
        for (Launch.Listener listener : launch.listeners()) {
            if (!Ports.isFree(listener.port())) {
                throw new Refusal("Port %d is taken, and %s needs it. Held by %s. Stop that program, or set %s in %s."
                        .formatted(listener.port(), launch.part(),
                                Ports.holderOf(listener.port()).orElse("a program that cannot be seen"),
                                listener.setting(), folders.settingsFile()));
            }
        }
    }

    private void startAll(Map<PlannedPart, Launch> missing) {
        Map<String, CompletableFuture<Void>> starts = new LinkedHashMap<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE)) {
            missing.forEach((part, launch) -> {
                CompletableFuture<?>[] before = part.after()
                        .stream()
                        .map(starts::get)
                        .filter(it -> it != null)
                        .toArray(CompletableFuture[]::new);
                starts.put(part.name(), CompletableFuture.allOf(before).thenRunAsync(() -> start(part, launch), pool));
            });
            List<String> failures = new ArrayList<>();
            starts.values().forEach(it -> outcome(it, failures));
            if (!failures.isEmpty()) {
                throw new Refusal(String.join("\n", failures));
            }
        }
    }

    private static void outcome(CompletableFuture<Void> start, List<String> failures) {
        try {
            start.join();
        } catch (CompletionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            String message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
            if (!failures.contains(message)) {
                failures.add(message);
            }
        }
    }

    private void start(PlannedPart part, Launch launch) {
        part.prepare(progress);
        Instant start = Instant.now();
        PartProcess process = PartProcess.start(launch);
        run.save(RunState.started(launch, process));
        try {
            health.await(launch, process);
        } catch (RuntimeException e) {
            process.kill();
            run.forget(part.name());
            throw e;
        }
        took.put(part.name(), Duration.between(start, Instant.now()));
        progress.done(part.name(), "ready on 127.0.0.1:" + launch.port(), Duration.between(start, Instant.now()));
    }

    private List<String> commandsInUse() {
        return run.all().stream().flatMap(it -> it.launch().command().stream()).toList();
    }

    private void startWatcher(Plan plan) {
        Launch watcher = new WatcherPart(folders, plan.library()).launch();
        run.saveWatcher(PartProcess.start(watcher));
    }
}
