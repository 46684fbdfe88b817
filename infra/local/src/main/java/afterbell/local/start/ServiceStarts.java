package afterbell.local.start;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import afterbell.local.Folders;
import afterbell.local.process.Health;
import afterbell.local.process.Launch;
import afterbell.local.process.PartProcess;
import afterbell.local.watch.RunFolder;
import afterbell.local.watch.RunState;

/** Restarts each service alone, everything else staying up, and measures until it says that it is ready. */
public final class ServiceStarts {
    private final Health health = new Health();
    private final Plan plan;
    private final Folders folders;

    /**
     * What a service's start takes.
     *
     * @param cached with its start-up cache, as it always runs
     * @param plain the same jar as the build made it, without a cache
     */
    public record Start(String service, Duration cached, Duration plain) {}

    public ServiceStarts(Folders folders, Plan plan) {
        this.folders = folders;
        this.plan = plan;
    }

    /** Leaves every service up, as it was. The watcher is away meanwhile. */
    public List<Start> measure() {
        RunFolder run = folders.run();
        new Stopping(folders, new Progress(System.out)).stopWatcher();
        List<Start> starts = new ArrayList<>();
        try {
            for (PlannedPart part : plan.parts()) {
                if (part instanceof ServicePart service) {
                    Duration plain = restart(run, service.plainLaunch());
                    starts.add(new Start(service.name(), restart(run, service.launch()), plain));
                }
            }
        } finally {
            run.saveWatcher(PartProcess.start(new WatcherPart(folders, plan.library()).launch()));
        }
        return starts;
    }

    private Duration restart(RunFolder run, Launch launch) {
        run.of(launch.part()).ifPresent(it -> it.process().stop(Duration.ofSeconds(launch.stopSeconds())));
        Instant start = Instant.now();
        PartProcess process = PartProcess.start(launch);
        run.save(RunState.started(launch, process));
        health.await(launch, process);
        return Duration.between(start, Instant.now());
    }
}
