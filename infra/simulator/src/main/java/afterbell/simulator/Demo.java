package afterbell.simulator;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import afterbell.local.bench.Platform;
import afterbell.simulator.api.Api;
import afterbell.simulator.city.PlayingDays;

/** Plays afternoons of a small city through the gateway, and checks what was counted by an independent count. */
@Command(name = "afterbell demo", mixinStandardHelpOptions = true, description = "Plays afternoons of a small city "
        + "through the gateway with real tokens, and checks what the platform counted.")
public final class Demo implements Callable<Integer> {
    @Option(names = "--schools", defaultValue = "2", description = "1 or 2 (default: ${DEFAULT-VALUE})")
    int schools;

    @Option(names = "--groups", defaultValue = "2", description = "per school, 1 to 20 (default: ${DEFAULT-VALUE})")
    int groups;

    @Option(names = "--pupils", defaultValue = "30", description = "per group, 2 to 50 (default: ${DEFAULT-VALUE})")
    int pupils;

    @Option(names = "--days", defaultValue = "10", description = "1 to 100 (default: ${DEFAULT-VALUE})")
    int days;

    @Option(names = "--seed", defaultValue = "1", description = "same seed, same city (default: ${DEFAULT-VALUE})")
    long seed;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Demo()).execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        List<String> wrong = outOfRange();
        if (!wrong.isEmpty()) {
            wrong.forEach(System.err::println);
            return 2;
        }
        try {
            var play = new PlayingDays(new Api(Platform.here()), new PlayingDays.Size(schools, groups, pupils, days),
                    seed, System.out);
            return play.play() ? 0 : 1;
        } catch (IOException e) {
            System.err.println("The demonstration stopped: " + e.getMessage());
            System.err.println("Look at `./afterbell status` and `./afterbell logs`, then run it again: it goes on.");
            return 1;
        }
    }

    private List<String> outOfRange() {
        return Stream.of(range("--schools", schools, 2), range("--groups", groups, 20),
                pupils < 2 ? "--pupils must be 2 to 50" : range("--pupils", pupils, 50), range("--days", days, 100))
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private static String range(String option, int value, int most) {
        return value < 1 || value > most ? option + " must be 1 to " + most : "";
    }
}
