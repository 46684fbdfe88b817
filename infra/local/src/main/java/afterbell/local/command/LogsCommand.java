package afterbell.local.command;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import afterbell.local.Machine;
import afterbell.local.Refusal;
import afterbell.local.process.LogFile;

/** Shows the end of the logs. */
@Command(name = "logs", description = "Show the end of every part's log, or of one.")
public final class LogsCommand implements Runnable {
    private static final long BETWEEN_LOOKS_MILLIS = 300;
    private static final int MOST_AT_ONCE = 1024 * 1024;

    @Parameters(arity = "0..1", paramLabel = "PART", description = "For example attendance-service; `watcher` too.")
    private @Nullable String part;

    @Option(names = {"-n", "--lines"}, defaultValue = "20", description = "Lines to show, ${DEFAULT-VALUE} by default.")
    private int lines;

    @Option(names = {"-f", "--follow"}, description = "Go on showing what is written, until Ctrl-C.")
    private boolean follow;

    @Override
    public void run() {
        Path folder = Machine.here().folders().logs();
        try {
            List<Path> logs = chosen(folder);
            Map<Path, Long> shown = new HashMap<>();
            for (Path log : logs) {
                shown.put(log, Files.size(log));
                LogFile.lastLines(log, lines).forEach(it -> System.out.println(prefix(log, logs) + it));
            }
            while (follow) {
                Thread.sleep(BETWEEN_LOOKS_MILLIS);
                for (Path log : logs) {
                    shown.computeIfPresent(log, (_, from) -> showFrom(log, from, prefix(log, logs)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + folder + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Path> chosen(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new Refusal("There are no logs yet: `afterbell up` first.");
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.filter(it -> it.toString().endsWith(".log")).sorted().toList();
            List<Path> wanted = all.stream().filter(it -> part == null || nameOf(it).equals(part)).toList();
            if (wanted.isEmpty()) {
                throw new Refusal("No log of `" + part + "`. There are: " + String.join(", ",
                        all.stream().map(LogsCommand::nameOf).toList()));
            }
            return wanted;
        }
    }

    private static String nameOf(Path log) {
        return log.getFileName().toString().replace(".log", "");
    }

    private static String prefix(Path log, List<Path> logs) {
        return logs.size() == 1 ? "" : "%-20s ".formatted(nameOf(log));
    }

    private static long showFrom(Path log, long from, String prefix) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long start = file.length() < from ? 0 : from;
            byte[] added = new byte[(int) Math.min(file.length() - start, MOST_AT_ONCE)];
            file.seek(start);
            file.readFully(added);
            int end = lastLineEnd(added);
            new String(added, 0, end, StandardCharsets.UTF_8).lines().forEach(it -> System.out.println(prefix + it));
            return start + end;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + log + ": " + e.getMessage(), e);
        }
    }

    private static int lastLineEnd(byte[] bytes) {
        for (int i = bytes.length; i > 0; i--) {
            if (bytes[i - 1] == '\n') {
                return i;
            }
        }
        return bytes.length == MOST_AT_ONCE ? bytes.length : 0;
    }
}
