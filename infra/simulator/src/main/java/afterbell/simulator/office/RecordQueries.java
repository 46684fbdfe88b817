package afterbell.simulator.office;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import afterbell.local.part.Private;

/**
 * What the office has been asked, on disk before it is acknowledged: a line for each query and for each person with a
 * record. People stand in it by a keyed hash only.
 */
final class RecordQueries implements AutoCloseable {
    static final int MOST = 200_000;
    private static final String HMAC = "HmacSHA256";
    private static final String PERSON = "A";
    private static final String QUERY = "Q";

    private final FileChannel channel;
    private final SecretKeySpec key;
    private final Map<String, Query> queries = new HashMap<>();
    private final Set<String> adverse = new HashSet<>();

    /**
     * A query that was taken.
     *
     * @param person     keyed hash of who is asked about and for which day
     * @param takenAt    epoch milliseconds
     * @param isAdverse  what the answer says; it stays
     */
    record Query(String person, long takenAt, boolean isAdverse) {}

    private RecordQueries(FileChannel channel, SecretKeySpec key) {
        this.channel = channel;
        this.key = key;
    }

    /** Reads what an earlier process remembered; a line that its death has cut off was never acknowledged. */
    static RecordQueries in(Path folder, String secret) throws IOException {
        Path file = Private.folder(folder).resolve("record-queries");
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        Private.file(file);
        var key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC);
        var remembered = new RecordQueries(channel, key);
        String text = Files.readString(file);
        int whole = text.lastIndexOf('\n') + 1;
        text.substring(0, whole).lines().forEach(remembered::read);
        channel.truncate(whole).position(whole);
        return remembered;
    }

    private void read(String line) {
        List<String> words = List.of(line.split(" "));
        if (words.getFirst().equals(PERSON)) {
            adverse.add(words.get(1));
        } else {
            queries.put(words.get(1), new Query(words.get(2), Long.parseLong(words.get(3)),
                    Boolean.parseBoolean(words.get(4))));
        }
    }

    synchronized Optional<Query> find(String requestId) {
        return Optional.ofNullable(queries.get(requestId));
    }

    /**
     * @return the query of that id, now or already taken; nothing when the id is known for another question, or the
     *         office is full
     */
    synchronized Optional<Query> take(String requestId, String citizenId, String on, long now) throws IOException {
        String question = hash(citizenId + " " + on);
        Query known = queries.get(requestId);
        if (known != null) {
            return Optional.of(known).filter(it -> it.person().equals(question));
        }
        if (queries.size() >= MOST) {
            return Optional.empty();
        }
        var taken = new Query(question, now, adverse.contains(hash(citizenId)));
        write(String.join(" ", QUERY, requestId, taken.person(), Long.toString(now),
                Boolean.toString(taken.isAdverse())));
        queries.put(requestId, taken);
        return Optional.of(taken);
    }

    /** From now on queries about this citizen are answered so; what was taken before keeps its answer. */
    synchronized void tellAdverse(String citizenId) throws IOException {
        String person = hash(citizenId);
        if (adverse.size() < MOST && adverse.add(person)) {
            write(PERSON + " " + person);
        }
    }

    private void write(String line) throws IOException {
        var bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(false);
    }

    private String hash(String text) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        channel.close();
    }
}
