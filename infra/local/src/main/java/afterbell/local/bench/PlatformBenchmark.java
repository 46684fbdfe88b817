package afterbell.local.bench;

import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import afterbell.local.Machine;
import afterbell.local.process.PartProcess;
import afterbell.local.start.Plan;
import afterbell.local.start.Progress;
import afterbell.local.start.ServiceStarts;
import afterbell.local.start.Starting;
import afterbell.local.start.Stopping;
import afterbell.local.watch.RunFolder;
import afterbell.local.watch.RunState;

/**
 * Stops the platform and starts it again; then each service alone, with and without its start-up cache; then the memory
 * of all processes.
 */
public final class PlatformBenchmark implements Benchmark {
    private static final double READY_SECONDS = 75;
    private static final double OWN_START_SECONDS = 4;
    private static final double RESIDENT_MIB = 6 * 1024.0;
    private static final double MIB = 1024 * 1024;

    private final Progress quiet = new Progress(new PrintStream(OutputStream.nullOutputStream()));

    @Override
    public String name() {
        return "platform";
    }

    @Override
    public List<Figure> run(Platform platform) {
        Machine machine = platform.machine();
        List<Figure> figures = new ArrayList<>();
        machine.alone(() -> {
            Plan plan = new Plan(machine.tree(), machine.folders(), machine.settings());
            new Stopping(machine.folders(), quiet).stop();
            figures.add(ready(machine, plan));
            figures.addAll(ownStarts(machine, plan));
        });
        figures.add(memory(machine.folders().run()));
        return figures;
    }

    private Figure ready(Machine machine, Plan plan) {
        Instant start = Instant.now();
        Map<String, Duration> each = new Starting(machine.folders(), machine.settings(), quiet)
                .start(plan);
        double all = seconds(Duration.between(start, Instant.now()));
        double oneByOne = each.values().stream().mapToDouble(PlatformBenchmark::seconds).sum();
        return Figure.atMost("platform: ready from a built tree", all, "s", READY_SECONDS)
                .beside("sum of the parts' starts", oneByOne);
    }

    private List<Figure> ownStarts(Machine machine, Plan plan) {
        return new ServiceStarts(machine.folders(), plan).measure()
                .stream()
                .map(it -> Figure.atMost("platform: own start of " + it.service(), seconds(it.cached()), "s",
                        OWN_START_SECONDS).beside("the plain jar", seconds(it.plain())))
                .toList();
    }

    private static Figure memory(RunFolder run) {
        List<PartProcess> processes = Stream
                .concat(run.all().stream().map(RunState::process), run.watcher().stream())
                .toList();
        double resident = processes.stream().mapToLong(PartProcess::residentBytes).sum() / MIB;
        return Figure.atMost("platform: resident memory, " + processes.size() + " processes", resident, "MiB",
                RESIDENT_MIB);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
