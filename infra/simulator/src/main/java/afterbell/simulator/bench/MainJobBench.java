package afterbell.simulator.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import afterbell.local.bench.Benchmark;
import afterbell.local.bench.Figure;
import afterbell.local.bench.Platform;
import afterbell.simulator.Playing;
import afterbell.simulator.api.Api;
import afterbell.simulator.city.City;

/** The main job: the default city's semester, a big school's roster, the gate at its busiest, and a city's claims. */
public final class MainJobBench implements Benchmark {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final double LONGEST_SEMESTER_SECONDS = 240;

    @Override
    public String name() {
        return "main-job";
    }

    @Override
    public List<Figure> run(Platform platform) {
        try {
            var figures = new ArrayList<Figure>();
            figures.addAll(semester(platform));
            var api = new Api(platform);
            figures.add(RosterImport.measure(api));
            figures.add(ReleasesAtTheGate.measure(api));
            figures.addAll(ClaimsOfACity.measure(platform, api.people()));
            return figures;
        } catch (IOException e) {
            throw new IllegalStateException("The main job could not be measured: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    /** The semester is played as the demonstration plays it; how fast is told in facts and in seconds. */
    private static List<Figure> semester(Platform platform) throws IOException, InterruptedException {
        var size = new City.Size(3, 300, 98, System.currentTimeMillis());
        var played = Playing.on(platform, size, PATIENCE, System.out);
        if (!played.holds()) {
            throw new IOException("the semester was played, and its checks do not hold");
        }
        double rate = played.facts() / played.seconds();
        double least = played.facts() / LONGEST_SEMESTER_SECONDS;
        return List.of(new Figure("facts of a semester through the gateway", rate, "facts/s", "", null,
                ">= %.0f facts/s".formatted(least), rate >= least),
                Figure.atMost("the default city's semester", played.seconds(), "s", LONGEST_SEMESTER_SECONDS));
    }
}
