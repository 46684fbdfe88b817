package afterbell.simulator.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import afterbell.local.part.Private;

/**
 * The log of one city, JSON lines, appended to as answers arrive. After an interruption it knows what was answered
 * already; a line that was cut off by the interruption is dropped, its request is sent again with the same key.
 */
public final class RequestLog implements AutoCloseable {
    /** Answers that say nothing final about a request. */
    private static final Set<Integer> PASSING = Set.of(0, 401, 429, 500, 502, 503, 504);

    private static final String NAME = "requests.jsonl";

    private final Path file;
    private final FileChannel channel;
    private final Map<String, Exchange> answered = new ConcurrentHashMap<>();
    private long number;

    private RequestLog(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Opens the log of that folder, made if need be; only its owner may read it. */
    public static RequestLog open(Path folder) throws IOException {
        Path file = Private.folder(folder).resolve(NAME);
        if (!Files.exists(file)) {
            Files.createFile(file);
        }
        Private.file(file);
        var log = new RequestLog(file, FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE));
        log.dropTornLine();
        try (Stream<String> lines = Files.lines(file)) {
            lines.map(Exchange::of).forEach(log::remember);
        }
        return log;
    }

    private void dropTornLine() throws IOException {
        long end = channel.size();
        var one = ByteBuffer.allocate(1);
        while (end > 0) {
            channel.read(one.clear(), end - 1);
            if (one.get(0) == '\n') {
                break;
            }
            end--;
        }
        channel.truncate(end).position(end);
    }

    private void remember(Exchange it) {
        number = Math.max(number, it.number());
        if (!PASSING.contains(it.status()) && !isStillRunning(it)) {
            answered.put(it.key(), it);
        }
    }

    private static boolean isStillRunning(Exchange it) {
        return it.status() == 409 && it.answer().path("code").asString("").equals("idempotency-key-in-use");
    }

    /** The final answer to the request with that key, the last one of several. */
    public Optional<Exchange> answered(String key) {
        return Optional.ofNullable(answered.get(key));
    }

    /** Keeps a request and its answer; when this returns they outlive this process. */
    public synchronized Exchange keep(String actor, String step, String key, String method, String path,
            JsonNode request, @Nullable String ifMatch, int status, JsonNode answer, @Nullable String etag) {
        var exchange = new Exchange(number + 1, Instant.now(), actor, step, key, method, path, request, ifMatch, status,
                answer, etag);
        var line = ByteBuffer.wrap((exchange.line() + "\n").getBytes(StandardCharsets.UTF_8));
        try {
            while (line.hasRemaining()) {
                channel.write(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file + ": " + e.getMessage(), e);
        }
        remember(exchange);
        return exchange;
    }

    /** Requests with an answer or without, so far. */
    public synchronized long size() {
        return number;
    }

    /** All that stands in a log's file. */
    public static List<Exchange> read(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(Exchange::of).toList();
        }
    }

    public Path file() {
        return file;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
