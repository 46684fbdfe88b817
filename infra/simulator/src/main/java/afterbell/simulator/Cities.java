package afterbell.simulator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import afterbell.local.bench.Platform;
import afterbell.local.part.Private;
import afterbell.simulator.city.City;
import afterbell.simulator.city.FoundingACity;

/**
 * The cities that have been played on one platform, a folder for each. A city that was interrupted is gone on with
 * by the same size and seed; else another one is founded beside those that are there.
 */
final class Cities {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int MOST = 9_999;

    private final Path folder;
    private final String platform;

    private Cities(Path folder, String platform) {
        this.folder = folder;
        this.platform = platform;
    }

    static Cities of(Platform platform) {
        return in(platform.machine().folders().home().resolve("demo"), platform.secrets().secretOf("afterbell-cli"));
    }

    /** @param secret made anew by a reset: cities of a platform that is gone are not gone on with */
    static Cities in(Path folder, String secret) {
        return new Cities(folder, digest(secret));
    }

    /**
     * A city and its folder.
     *
     * @param isGoneOn whether it was begun before
     */
    record Founded(City city, Path folder, boolean isGoneOn) {}

    /** The interrupted city of that size, or a new one. */
    Founded next(City.Size size) throws IOException {
        Private.folder(folder);
        for (int number = 1; number <= MOST; number++) {
            Path its = folder.resolve("c" + number);
            Optional<JsonNode> note = note(its);
            if (note.isEmpty()) {
                Private.folder(its);
                write(its, size, false);
                return new Founded(FoundingACity.found(number, size), its, false);
            }
            if (isOpen(note.get(), size)) {
                return new Founded(FoundingACity.found(number, size), its, true);
            }
        }
        throw new IOException("There are " + MOST + " cities already: `./afterbell reset` removes them");
    }

    private boolean isOpen(JsonNode note, City.Size size) {
        return note.path("platform").asString().equals(platform) && !note.path("finished").asBoolean()
                && size.equals(JSON.treeToValue(note.path("size"), City.Size.class));
    }

    /** From now on the next run founds another city. */
    void finished(Founded founded) throws IOException {
        write(founded.folder(), founded.city().size(), true);
    }

    private static Optional<JsonNode> note(Path city) throws IOException {
        Path file = city.resolve("city.json");
        return Files.exists(file) ? Optional.of(JSON.readTree(Files.readAllBytes(file))) : Optional.empty();
    }

    private void write(Path city, City.Size size, boolean finished) throws IOException {
        var note = JSON.createObjectNode().put("platform", platform).put("finished", finished);
        note.set("size", JSON.valueToTree(size));
        Path next = city.resolve("city.json.next");
        Files.write(next, JSON.writeValueAsBytes(note));
        Files.move(next, city.resolve("city.json"), StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)))
                    .substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
