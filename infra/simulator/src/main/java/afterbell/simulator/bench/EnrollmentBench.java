package afterbell.simulator.bench;

import java.io.IOException;
import java.util.List;
import java.util.UUID;

import afterbell.local.bench.Benchmark;
import afterbell.local.bench.Figure;
import afterbell.local.bench.Platform;
import afterbell.simulator.api.Api;
import afterbell.simulator.load.AdmissionOfASchool;

/** What a big school does before the first afternoon: its applications are decided on. */
public final class EnrollmentBench implements Benchmark {
    private static final double GOAL_SECONDS = 5;

    @Override
    public String name() {
        return "enrollment";
    }

    @Override
    public List<Figure> run(Platform platform) {
        var api = new Api(platform);
        try {
            return List.of(Figure.atMost("3 000 applications of a school decided on",
                            AdmissionOfASchool.seconds(api, UUID.randomUUID().toString().substring(0, 8)), "s",
                            GOAL_SECONDS));
        } catch (IOException e) {
            throw new IllegalStateException("Enrollment could not be measured: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }
}
