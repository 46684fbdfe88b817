package afterbell.simulator;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import afterbell.local.bench.Platform;
import afterbell.simulator.city.City;
import afterbell.simulator.story.StoryStopped;

/** Plays the autumn semester of 2021 of a small city through the gateway, and checks the result independently. */
@Command(name = "afterbell demo", mixinStandardHelpOptions = true, description = "Plays the autumn semester of 2021 of "
        + "a small city, from roster files to a paid subsidy, through the gateway with every person's own token, and "
        + "checks the result with an independent calculation. Interrupted, the same command goes on.")
public final class Demo implements Callable<Integer> {
    private static final int WHOLE_SEMESTER = 98;
    private static final int FEWEST_DAYS = 5;
    private static final int MOST_SCHOOLS = 10;
    private static final int FEWEST_PUPILS_A_SCHOOL = 24;
    private static final int MOST_PUPILS_A_SCHOOL = 300;
    private static final int LONGEST_PATIENCE = 600;

    @Option(names = "--schools", defaultValue = "3", description = "1 to 10 (default: ${DEFAULT-VALUE})")
    int schools;

    @Option(names = "--pupils", defaultValue = "300", description = "in the whole city, 24 to 300 a school "
            + "(default: ${DEFAULT-VALUE})")
    int pupils;

    @Option(names = "--days", defaultValue = "98", description = "5 to 98, the whole semester "
            + "(default: ${DEFAULT-VALUE})")
    int days;

    @Option(names = "--seed", defaultValue = "1", description = "same seed, same city (default: ${DEFAULT-VALUE})")
    long seed;

    @Option(names = "--patience", defaultValue = "60", description = "seconds that one answer, or one fact on its way, "
            + "is waited for, 1 to 600 (default: ${DEFAULT-VALUE})")
    int patience;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Demo()).execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        List<String> wrong = outOfRange();
        if (!wrong.isEmpty()) {
            wrong.forEach(System.err::println);
            return CommandLine.ExitCode.USAGE;
        }
        try {
            var size = new City.Size(schools, pupils, days, seed);
            return Playing.on(Platform.here(), size, Duration.ofSeconds(patience), System.out).holds() ? 0 : 1;
        } catch (IOException | StoryStopped e) {
            System.err.println("The demonstration stopped: " + e.getMessage());
            System.err.println("Look at `./afterbell status` and `./afterbell logs`, then run it again: it goes on.");
            return 1;
        }
    }

    private List<String> outOfRange() {
        return Stream.of(range("--schools", schools, 1, MOST_SCHOOLS), range("--pupils", pupils, FEWEST_PUPILS_A_SCHOOL
                * schools, MOST_PUPILS_A_SCHOOL * schools), range("--days", days, FEWEST_DAYS, WHOLE_SEMESTER),
                range("--patience", patience, 1, LONGEST_PATIENCE))
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private static String range(String option, int value, int least, int most) {
        return value < least || value > most ? option + " must be " + least + " to " + most : "";
    }
}
