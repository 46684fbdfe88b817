package afterbell.embeddedmongo.storage;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

import org.rocksdb.RocksDB;
import org.rocksdb.util.Environment;

/**
 * Keeps RocksDB's native library beside the data. RocksDB itself unpacks 15 MB into the temporary directory at every start,
 * and a killed process leaves them there.
 */
final class NativeLibrary {
    private NativeLibrary() {}

    static synchronized void load(Path directory) throws IOException {
        URL packed = RocksDB.class.getResource("/" + Environment.getJniLibraryFileName("rocksdb"));
        if (packed == null) {
            RocksDB.loadLibrary();
            return;
        }
        URLConnection resource = packed.openConnection();
        long size = resource.getContentLengthLong();
        Path folder = directory.resolve(String.valueOf(size));
        Path library = folder.resolve(Environment.getJniLibraryFileName("rocksdbjni"));
        if (!Files.exists(library) || Files.size(library) != size) {
            unpack(resource, library);
        }
        RocksDB.loadLibrary(List.of(folder.toAbsolutePath().toString()));
    }

    private static void unpack(URLConnection resource, Path library) throws IOException {
        Files.createDirectories(library.getParent());
        Path unfinished = library.resolveSibling("unfinished");
        try (InputStream content = resource.getInputStream()) {
            Files.copy(content, unfinished, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.move(unfinished, library, StandardCopyOption.ATOMIC_MOVE);
    }
}
