package afterbell.attendance.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Afternoons of a school in one process, with a clock of their own and a bus that loses answers, repeats, delays and
 * reorders whatever is said and published: teachers, gates and offices act on what they read a while ago. All that happens
 * follows from the seed, and the seed stands in the name of a failure; {@code -Dafterbell.seed=<n>} replays it.
 */
class AfternoonSimulation {
    private static final int SEEDS = 300;
    private static final int STEPS = 400;

    static IntStream seeds() {
        Integer given = Integer.getInteger("afterbell.seed");
        return given == null ? IntStream.rangeClosed(1, SEEDS) : IntStream.of(given);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyChildIsInOneCareUntilItIsReleasedOnce(int seed) {
        var school = new SimulatedSchool(seed);
        for (int step = 0; step < STEPS; step++) {
            school.act();
            assertThat(school.broken()).as("seed %d, step %d", seed, step).isEmpty();
        }
        school.comeToRest();
        assertThat(school.broken()).as("seed %d, at the end of the day", seed).isEmpty();
        assertThat(school.readersAgree()).as("seed %d, readers of the topics", seed).isEmpty();
        assertThat(school.untold()).as("seed %d, pupils still here of whom was not told", seed).isEmpty();
    }
}
