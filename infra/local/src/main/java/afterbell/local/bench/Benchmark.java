package afterbell.local.bench;

import java.util.List;

/**
 * Measures something of a platform that is up. A module adds its own by naming it in
 * {@code META-INF/services/afterbell.local.bench.Benchmark}.
 */
public interface Benchmark {

    /** For {@code bench --only}: one word. */
    String name();

    /** Measures, and leaves the platform up. */
    List<Figure> run(Platform platform);
}
