package afterbell.local.watch;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import afterbell.local.process.Launch;
import afterbell.local.process.PartProcess;

/**
 * What is known of one part that should be running.
 *
 * @param launch how to start it again
 * @param process its last process, dead or alive
 * @param restarts how often the watcher has started it since the platform came up
 * @param failures deaths in a row, each soon after the start before it
 * @param nextTry when the watcher starts it again, while it is dead
 * @param gaveUp whether the watcher has stopped trying
 */
public record RunState(
        Launch launch,
        PartProcess process,
        int restarts,
        int failures,
        @Nullable Instant nextTry,
        boolean gaveUp) {

    /** A part that a person has just started. */
    public static RunState started(Launch launch, PartProcess process) {
        return new RunState(launch, process, 0, 0, null, false);
    }

    RunState willTryAt(Instant time, int failuresInARow) {
        return new RunState(launch, process, restarts, failuresInARow, time, false);
    }

    RunState restartedAs(PartProcess next) {
        return new RunState(launch, next, restarts + 1, failures, null, false);
    }

    RunState givenUp() {
        return new RunState(launch, process, restarts, failures, null, true);
    }
}
