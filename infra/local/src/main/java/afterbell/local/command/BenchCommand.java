package afterbell.local.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

import afterbell.local.Machine;
import afterbell.local.Refusal;
import afterbell.local.bench.Benchmark;
import afterbell.local.bench.Figure;
import afterbell.local.bench.Platform;
import afterbell.local.start.Progress;

/** Measures, and says whether each figure holds. */
@Command(name = "bench", description = "Measure this platform; one line per figure. Exit 1 when one is short of its goal.")
public final class BenchCommand implements Callable<Integer> {

    @Option(names = "--only", paramLabel = "NAME", description = "One benchmark; an unknown name lists them.")
    private @Nullable String only;

    @Option(names = "--json", paramLabel = "FILE", description = "Keep the figures there as well.")
    private @Nullable Path json;

    @Override
    public Integer call() {
        Machine machine = Machine.here();
        List<Benchmark> chosen = chosen();
        UpCommand.up(machine, new Progress(System.out));
        List<Figure> figures = new ArrayList<>();
        for (Benchmark benchmark : chosen) {
            System.out.println("measuring " + benchmark.name() + " …");
            List<Figure> measured = benchmark.run(new Platform(machine));
            measured.forEach(it -> System.out.println(it.line()));
            figures.addAll(measured);
        }
        keep(figures);
        return figures.stream().allMatch(Figure::holds) ? 0 : 1;
    }

    private List<Benchmark> chosen() {
        List<Benchmark> all = ServiceLoader.load(Benchmark.class).stream().map(ServiceLoader.Provider::get).toList();
        List<Benchmark> chosen = all.stream().filter(it -> only == null || it.name().equals(only)).toList();
        if (chosen.isEmpty()) {
            throw new Refusal("There is no benchmark `" + only + "`. There are: "
                    + String.join(", ", all.stream().map(Benchmark::name).toList()));
        }
        return chosen;
    }

    private void keep(List<Figure> figures) {
        if (json == null) {
            return;
        }
        try {
            Files.write(json, JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsBytes(figures));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + json + ": " + e.getMessage(), e);
        }
    }
}
