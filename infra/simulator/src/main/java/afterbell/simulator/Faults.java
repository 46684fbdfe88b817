package afterbell.simulator;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import afterbell.local.bench.Platform;
import afterbell.simulator.fault.FaultsInTheRush;

/** Kills parts of the platform at random while a school is at work, for as long as one likes, and looks for damage. */
@Command(name = "afterbell faults", mixinStandardHelpOptions = true, description = "Kills random parts of the platform "
        + "with SIGKILL while a school plays afternoon after afternoon, everything said twice and by two at once; "
        + "afterwards compares what was acknowledged with the topics and the tally. Exit 1 when anything differs.")
public final class Faults implements Callable<Integer> {
    private static final int MOST_MINUTES = 24 * 60;

    @Option(names = "--minutes", defaultValue = "10", description = "1 to 1440 (default: ${DEFAULT-VALUE})")
    int minutes;

    @Option(names = "--groups", defaultValue = "6", description = "played side by side, 1 to 20 (default: "
            + "${DEFAULT-VALUE})")
    int groups;

    @Option(names = "--pupils", defaultValue = "20", description = "in each group, 2 to 50 (default: ${DEFAULT-VALUE})")
    int pupils;

    @Option(names = "--seed", defaultValue = "1", description = "of the order in which parts are killed (default: "
            + "${DEFAULT-VALUE})")
    long seed;

    @Option(names = "--breath", defaultValue = "5", description = "seconds between a part's return and the next kill, "
            + "0 to 600 (default: ${DEFAULT-VALUE})")
    int breath;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Faults()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (minutes < 1 || minutes > MOST_MINUTES || groups < 1 || groups > 20 || pupils < 2 || pupils > 50
                || breath < 0 || breath > 600) {
            System.err.println("An option is out of its range; `afterbell faults --help` tells the ranges.");
            return CommandLine.ExitCode.USAGE;
        }
        var patience = Duration.ofMinutes(3);
        System.out.printf("A school of %d groups opens; then %d minutes of kills, seed %d.%n", groups, minutes, seed);
        var rush = FaultsInTheRush.at(Platform.here(), groups, pupils, patience);
        long end = System.nanoTime() + Duration.ofMinutes(minutes).toNanos();
        rush.playUntil(end, FaultsInTheRush.killing(seed, Duration.ofSeconds(breath), patience), System.out);
        List<String> differences = rush.differences();
        System.out.printf("%d facts acknowledged in %d afternoons.%n", rush.acknowledged(), rush.afternoons());
        if (differences.isEmpty()) {
            System.out.println("Nothing is lost, nothing counted twice, no roll is partial, nobody left twice.");
            return 0;
        }
        System.out.println(differences.size() + " differences:");
        differences.forEach(it -> System.out.println("  " + it));
        return 1;
    }
}
