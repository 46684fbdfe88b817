package afterbell.simulator.fault;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;

import afterbell.local.Machine;
import afterbell.local.process.Health;
import afterbell.local.watch.RunState;

/** Kills parts of the platform of this machine with SIGKILL, one after the other; its watcher brings each back. */
public final class KillingParts {
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    private final Duration patience;
    private final Health health = new Health();

    /** @param patience for how long the watcher may take to bring a part back */
    public KillingParts(Duration patience) {
        this.patience = patience;
    }

    /** All parts that run now, in the order of their names. */
    public static List<RunState> all() {
        return Machine.here().folders().run().all();
    }

    /** @return the name of the part that was killed, and has come back */
    public String killOne(Random random) throws IOException, InterruptedException {
        var parts = all();
        var chosen = parts.get(random.nextInt(parts.size()));
        kill(chosen);
        return chosen.launch().part();
    }

    /** @throws IOException if the part does not come back in time */
    public void kill(RunState part) throws IOException, InterruptedException {
        if (!ProcessHandle.of(part.process().pid()).map(ProcessHandle::destroyForcibly).orElse(false)) {
            throw new IOException(part.launch().part() + ", pid " + part.process().pid() + ", could not be killed");
        }
        long end = System.nanoTime() + patience.toNanos();
        while (!hasComeBack(part)) {
            if (System.nanoTime() > end) {
                throw new IOException(part.launch().part() + " has not come back within " + patience);
            }
            Thread.sleep(LOOK_EVERY);
        }
    }

    private boolean hasComeBack(RunState killed) {
        return Machine.here()
                .folders()
                .run()
                .of(killed.launch().part())
                .filter(now -> now.process().pid() != killed.process().pid() && health.isReady(now.launch()))
                .isPresent();
    }
}
