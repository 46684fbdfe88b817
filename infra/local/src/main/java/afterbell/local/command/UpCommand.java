package afterbell.local.command;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

import picocli.CommandLine.Command;

import afterbell.local.Machine;
import afterbell.local.start.Plan;
import afterbell.local.start.Progress;
import afterbell.local.start.Starting;
import afterbell.local.watch.RunFolder;

/** Starts what is not running. */
@Command(name = "up", description = "Start every part that is not running, wait until all are ready.")
public final class UpCommand implements Runnable {

    @Override
    public void run() {
        Machine machine = Machine.here();
        Instant start = Instant.now();
        up(machine, new Progress(System.out));
        System.out.printf(Locale.ROOT, "Ready after %.1f s.%n",
                Duration.between(start, Instant.now()).toMillis() / 1000.0);
        System.out.println(new Welcome(machine).text());
    }

    static void up(Machine machine, Progress progress) {
        machine.alone(() -> {
            Plan plan = new Plan(machine.tree(), machine.folders(), machine.settings());
            RunFolder run = machine.folders().run();
            boolean wasWhole = run.watcher().isPresent();
            Map<String, Duration> took = new Starting(machine.folders(), machine.settings(), progress)
                    .start(plan);
            if (took.isEmpty() && wasWhole) {
                System.out.println("Already up: nothing to do.");
            }
        });
    }
}
