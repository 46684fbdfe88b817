package afterbell.enrollment.rosterfile.reading;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipInputStream;

import afterbell.enrollment.rosterfile.RosterFileProblem;
import afterbell.web.problem.ProblemException;

/**
 * A zip, unpacked in memory within limits that hold whatever its directory says.
 *
 * @param entries contents by name
 */
record Archive(Map<String, byte[]> entries) {
    static final int MOST_ENTRIES = 20;
    static final int MOST_BYTES = 50 * 1024 * 1024;
    private static final int LONGEST_NAME = 200;

    /** @throws ProblemException if it is no zip, or too large */
    static Archive unpack(byte[] content) {
        var entries = new LinkedHashMap<String, byte[]>();
        int room = MOST_BYTES;
        try (var zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.isDirectory()) {
                    continue;
                }
                var bytes = zip.readNBytes(room + 1);
                room -= bytes.length;
                if (room < 0 || entries.size() == MOST_ENTRIES || entry.getName().length() > LONGEST_NAME) {
                    throw new ProblemException(RosterFileProblem.TOO_LARGE);
                }
                if (entries.put(entry.getName(), bytes) != null) {
                    throw new ProblemException(RosterFileProblem.UNREADABLE);
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new ProblemException(RosterFileProblem.UNREADABLE);
        }
        if (entries.isEmpty()) {
            throw new ProblemException(RosterFileProblem.KIND_UNKNOWN);
        }
        return new Archive(entries);
    }

    /** @return the entry of that name, in whatever folder */
    Optional<byte[]> find(String name) {
        return entries.entrySet()
                .stream()
                .filter(it -> it.getKey().equals(name) || it.getKey().endsWith("/" + name))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
