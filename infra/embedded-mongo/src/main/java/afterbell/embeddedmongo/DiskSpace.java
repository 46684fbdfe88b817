package afterbell.embeddedmongo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Watches the room on the disk, so that writes are refused while RocksDB still has what it needs to stay sound. */
final class DiskSpace {
    private static final Logger log = LoggerFactory.getLogger(DiskSpace.class);

    private final Path data;
    private final long minimum;
    private volatile long free = Long.MAX_VALUE;

    DiskSpace(Path data, int minFreeMb) {
        this.data = data;
        this.minimum = (long) minFreeMb << 20;
    }

    void look() {
        boolean before = isFull();
        try {
            free = Files.getFileStore(data).getUsableSpace();
        } catch (IOException unknown) {
            log.warn("The room on the disk of {} cannot be told: {}", data, unknown.getMessage());
        }
        if (isFull() != before) {
            log.warn("{} MiB are free on the disk of {}, {} are needed: writes are {}", free >> 20, data, minimum >> 20,
                    isFull() ? "refused" : "taken again");
        }
    }

    boolean isFull() {
        return free < minimum;
    }

    long free() {
        return free;
    }
}
