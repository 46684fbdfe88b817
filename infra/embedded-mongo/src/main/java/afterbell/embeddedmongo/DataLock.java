package afterbell.embeddedmongo;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.jspecify.annotations.Nullable;

/** Holds a data directory for one server. The system lets go of it when the process dies, however it dies. */
final class DataLock implements AutoCloseable {
    private final FileChannel file;

    private DataLock(FileChannel file) {
        this.file = file;
    }

    static DataLock take(Path data) throws IOException {
        Files.createDirectories(data);
        FileChannel file = FileChannel.open(data.resolve("embedded-mongo.lock"), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        @Nullable
        FileLock lock;
        try {
            lock = file.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            lock = null;
        }
        if (lock == null) {
            file.close();
            throw new CannotStart(CannotStart.Reason.DATA_IN_USE, "The data directory " + data
                    + " is used by another embedded-mongo. Stop that one, or give this one another --data directory.");
        }
        return new DataLock(file);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
