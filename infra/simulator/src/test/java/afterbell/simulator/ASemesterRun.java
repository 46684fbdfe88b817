package afterbell.simulator;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import afterbell.local.Machine;
import afterbell.simulator.log.Exchange;
import afterbell.simulator.log.RequestLog;

/** The demonstration as a person starts it: a process of its own. */
final class ASemesterRun {
    private static final Pattern CITY = Pattern.compile("city (c\\d+):");

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
                "-Dstdout.encoding=UTF-8", Demo.class.getName(), "--patience", "180"));
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
    int end(long minutes) throws InterruptedException {
        return process.waitFor(minutes, TimeUnit.MINUTES) ? process.exitValue() : -1;
    }

    String output() throws IOException {
        return Files.readString(output);
    }

    /** The city that it plays, once it has said so. */
    String city() {
        return await().atMost(Duration.ofMinutes(1)).until(() -> {
            var named = CITY.matcher(output());
            return named.find() ? named.group(1) : "";
        }, name -> !name.isEmpty());
    }

    static Path log(String city) {
        return Machine.here().folders().home().resolve("demo").resolve(city).resolve("requests.jsonl");
    }

    static List<Exchange> requests(String city) throws IOException {
        return Files.exists(log(city)) ? RequestLog.read(log(city)) : List.of();
    }

    /** How many requests there are so far; the last line may still be in the making. */
    static long count(String city) throws IOException {
        if (!Files.exists(log(city))) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(log(city))) {
            return lines.count();
        }
    }
}
