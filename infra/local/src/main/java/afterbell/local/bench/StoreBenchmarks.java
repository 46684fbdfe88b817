package afterbell.local.bench;

import java.util.ArrayList;
import java.util.List;

import afterbell.embeddedmongo.bench.StoreBenchmark;

/** The store's own benchmark, which runs beside the platform in temporary folders. */
public final class StoreBenchmarks implements Benchmark {
    private static final int DOCUMENTS = 100_000;

    @Override
    public String name() {
        return "store";
    }

    @Override
    public List<Figure> run(Platform platform) {
        List<Figure> figures = new ArrayList<>();
        try {
            for (afterbell.embeddedmongo.bench.Figure it : StoreBenchmark.run(DOCUMENTS)) {
                figures.add(new Figure(it.name(), it.value(), it.unit(), Figure.plain(it.yardstick()), it.ratio(),
                        (it.atLeast() ? ">= " : "<= ") + Figure.plain(it.goal()) + "x", it.holds()));
            }
        } catch (Exception e) {
            throw new IllegalStateException("The store's benchmark failed: " + e.getMessage(), e);
        }
        return figures;
    }
}
