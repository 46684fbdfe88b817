package afterbell.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import afterbell.local.Machine;

/** The demonstration as a person starts it: a process of its own. */
final class ASemesterRun {
    private final Process process;
    private final Path output;

    private ASemesterRun(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static ASemesterRun start(String... options) throws IOException {
        Path output = Files.createTempFile("demo", ".out");
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), "-Dafterbell.root=" + System.getProperty("afterbell.root"),
                "-Dafterbell.demo.patience-seconds=180", "-Dstdout.encoding=UTF-8", Demo.class.getName()));
        command.addAll(List.of(options));
        return new ASemesterRun(new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start(), output);
    }

    boolean isRunning() {
        return process.isAlive();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** @return its exit status, -1 when it does not come to an end */
    int await(long minutes) throws InterruptedException {
        return process.waitFor(minutes, TimeUnit.MINUTES) ? process.exitValue() : -1;
    }

    String output() throws IOException {
        return Files.readString(output);
    }

    static Path log(String city) {
        return Machine.here().folders().home().resolve("demo").resolve(city).resolve("requests.jsonl");
    }

    static long requests(String city) throws IOException {
        if (!Files.exists(log(city))) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(log(city))) {
            return lines.count();
        }
    }
}
