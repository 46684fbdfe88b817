package afterbell.local.command;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;

import afterbell.local.Machine;
import afterbell.local.process.Health;
import afterbell.local.process.PartProcess;
import afterbell.local.watch.RunFolder;
import afterbell.local.watch.RunState;

/** Shows every part. */
@Command(name = "status", description = "Show every part: process, port, health, restarts, memory. Exit 1 unless all is well.")
public final class StatusCommand implements Callable<Integer> {
    private static final String ROW = "%-20s %8s %7s %-22s %10s %9s %8s%n";
    private static final double MIB = 1024 * 1024;

    private final Health health = new Health();

    @Override
    public Integer call() {
        RunFolder run = Machine.here().folders().run();
        List<RunState> parts = run.all();
        if (parts.isEmpty()) {
            System.out.println("Down. `afterbell up` starts the platform.");
            return 1;
        }
        System.out.printf(ROW, "PART", "PID", "PORT", "HEALTH", "UPTIME", "RESTARTS", "MEMORY");
        boolean well = parts.stream().map(this::row).reduce(true, Boolean::logicalAnd);
        long total = parts.stream().mapToLong(it -> it.process().residentBytes()).sum();
        boolean watched = watcherRow(run);
        total += run.watcher().map(PartProcess::residentBytes).orElse(0L);
        System.out.printf(Locale.ROOT, "%nAll processes together: %.0f MiB resident.%n", total / MIB);
        return well && watched ? 0 : 1;
    }

    private boolean row(RunState part) {
        boolean alive = part.process().isAlive();
        boolean ready = alive && health.isReady(part.launch());
        System.out.printf(ROW, part.launch().part(), alive ? part.process().pid() : "-", part.launch().port(),
                ready ? "ready" : alive ? "starting or unwell" : wordsForDead(part),
                alive ? uptime(part.process()) : "-", part.restarts(), memory(part.process()));
        if (part.gaveUp()) {
            System.out.println("    its log: " + part.launch().log() + ". Mend the cause, then `afterbell up`.");
        }
        return ready;
    }

    private static String wordsForDead(RunState part) {
        Instant next = part.nextTry();
        if (part.gaveUp()) {
            return "dead, watcher gave up";
        }
        long wait = next == null ? 1 : Math.max(0, Duration.between(Instant.now(), next).toSeconds());
        return "dead, again in " + wait + " s";
    }

    private static boolean watcherRow(RunFolder run) {
        Optional<PartProcess> watcher = run.watcher();
        watcher.ifPresentOrElse(
                it -> System.out.printf(ROW, "watcher", it.pid(), "-", "watching", uptime(it), "-", memory(it)),
                () -> System.out.printf(ROW, "watcher", "-", "-", "DEAD: `afterbell up`", "-", "-", "-"));
        return watcher.isPresent();
    }

    private static String uptime(PartProcess process) {
        Duration up = Duration.between(process.started(), Instant.now());
        return up.toHours() > 0
                ? "%dh%02dm".formatted(up.toHours(), up.toMinutesPart())
                : "%dm%02ds".formatted(up.toMinutes(), up.toSecondsPart());
    }

    private static String memory(PartProcess process) {
        long bytes = process.residentBytes();
        return bytes == 0 ? "-" : String.format(Locale.ROOT, "%.0f MiB", bytes / MIB);
    }
}
