package afterbell.embeddedmongo.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import de.bwaldvogel.mongo.exception.MongoServerError;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteBufferManager;
import org.rocksdb.WriteOptions;

/**
 * The RocksDB database below everything: documents in one column family, index entries in another, the catalogue in a
 * third. A write reaches the log before this returns, and the disk when {@link #commits()} says so.
 */
public final class Engine implements AutoCloseable {
    private static final long MIB = 1 << 20;
    private static final int OPEN_FILES = 512;

    /** Where a key lives. The ordinal is the position of its column family. */
    public enum Space {
        CATALOG("default"),
        DOCUMENTS("documents"),
        INDEXES("indexes");

        private final byte[] family;

        Space(String family) {
            this.family = family.getBytes(StandardCharsets.UTF_8);
        }
    }

    private final List<AutoCloseable> handles = new ArrayList<>();
    private final List<ColumnFamilyHandle> families = new ArrayList<>();
    private final WriteOptions unsynced = new WriteOptions();
    private final RocksDB db;
    private final GroupCommit commits;
    private volatile boolean writeFailed;

    private Engine(Path directory, int cacheMb, int memtableMb, Consumer<Throwable> onFailure) throws RocksDBException {
        Cache cache = keep(new LRUCache(cacheMb * MIB));
        WriteBufferManager memtables = keep(new WriteBufferManager(memtableMb * MIB, cache));
        BlockBasedTableConfig table = new BlockBasedTableConfig().setBlockCache(cache)
                .setFilterPolicy(keep(new BloomFilter(10)))
                .setCacheIndexAndFilterBlocks(true)
                .setPinL0FilterAndIndexBlocksInCache(true)
                .setBlockSize(16 * 1024);
        ColumnFamilyOptions family = keep(new ColumnFamilyOptions()).setTableFormatConfig(table)
                .setCompressionType(CompressionType.LZ4_COMPRESSION)
                .setLevelCompactionDynamicLevelBytes(true)
                .setWriteBufferSize(Math.max(4, memtableMb / 4) * MIB);
        DBOptions options = keep(new DBOptions()).setCreateIfMissing(true)
                .setCreateMissingColumnFamilies(true)
                .setWriteBufferManager(memtables)
                .setMaxTotalWalSize(2L * memtableMb * MIB)
                .setMaxOpenFiles(OPEN_FILES)
                .setMaxBackgroundJobs(2)
                .setBytesPerSync(MIB)
                .setKeepLogFileNum(4)
                .setMaxLogFileSize(4 * MIB)
                .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
                .setStatsDumpPeriodSec(0);
        List<ColumnFamilyDescriptor> descriptors = new ArrayList<>();
        for (Space space : Space.values()) {
            descriptors.add(new ColumnFamilyDescriptor(space.family, family));
        }
        db = RocksDB.open(options, directory.toString(), descriptors, families);
        commits = new GroupCommit(db::syncWal, onFailure);
    }

    /**
     * Opens or creates the database.
     *
     * @param cacheMb MiB of block cache; memtables are counted against it
     * @param memtableMb MiB of memtables before the oldest is written out
     * @param onFailure told once when the log can no longer be synced
     */
    public static Engine open(Path directory, int cacheMb, int memtableMb, Consumer<Throwable> onFailure)
            throws IOException {
        Files.createDirectories(directory);
        NativeLibrary.load(directory.resolveSibling("native"));
        try {
            return new Engine(directory, cacheMb, memtableMb, onFailure);
        } catch (RocksDBException failed) {
            throw new IOException("The database in " + directory + " cannot be opened: " + failed.getMessage(), failed);
        }
    }

    public GroupCommit commits() {
        return commits;
    }

    /** False after a write or a sync that the disk refused. */
    public boolean isHealthy() {
        return !writeFailed && !commits.hasFailed();
    }

    RocksDB db() {
        return db;
    }

    ColumnFamilyHandle family(Space space) {
        return families.get(space.ordinal());
    }

    /** The newest value; null when there is none. */
    public byte @Nullable [] get(Space space, byte[] key) {
        try {
            return db.get(family(space), key);
        } catch (RocksDBException failed) {
            throw storageError(failed);
        }
    }

    /** Writes all or nothing. Durable only after {@link GroupCommit#whenDurable}. */
    void write(WriteBatch batch) {
        if (commits.hasFailed()) {
            throw new MongoServerError(91, "ShutdownInProgress",
                    "The log could not be synced; the server takes no more writes");
        }
        try {
            db.write(unsynced, batch);
            commits.wrote();
            writeFailed = false;
        } catch (RocksDBException failed) {
            writeFailed = true;
            throw storageError(failed);
        }
    }

    void put(WriteBatch batch, Space space, byte[] key, byte[] value) {
        try {
            batch.put(family(space), key, value);
        } catch (RocksDBException failed) {
            throw storageError(failed);
        }
    }

    void delete(WriteBatch batch, Space space, byte[] key) {
        try {
            batch.delete(family(space), key);
        } catch (RocksDBException failed) {
            throw storageError(failed);
        }
    }

    /** Deletes every key that begins with these four bytes. */
    void deleteAll(WriteBatch batch, Space space, int prefix) {
        try {
            batch.deleteRange(family(space), prefix(prefix), prefix(prefix + 1));
        } catch (RocksDBException failed) {
            throw storageError(failed);
        }
    }

    /** A view of everything written before this call, unchanged by later writes. */
    public View view() {
        return new View(this);
    }

    long sequence() {
        return db.getLatestSequenceNumber();
    }

    /** One of RocksDB's figures summed over all column families, for instance {@code rocksdb.total-sst-files-size}. */
    public long figure(String property) {
        try {
            return db.getAggregatedLongProperty(property);
        } catch (RocksDBException unknown) {
            return 0;
        }
    }

    static byte[] prefix(int id) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(id).array();
    }

    /** The value of an entry that is not unique: where in its key the document's id begins. */
    static byte[] offset(byte[] entry) {
        return prefix(Integer.BYTES + entry.length);
    }

    /** As MongoDB tells it: 14031 when the disk is full. */
    static MongoServerError storageError(RocksDBException failed) {
        Status status = failed.getStatus();
        boolean full = status != null && status.getSubCode() == Status.SubCode.NoSpace;
        return full ? new MongoServerError(14031, "OutOfDiskSpace", "No space left on the device")
                : new MongoServerError(8, "UnknownError", "Storage failed: " + failed.getMessage());
    }

    private <T extends AutoCloseable> T keep(T closeable) {
        handles.add(closeable);
        return closeable;
    }

    /** Makes everything durable, then lets go of the files. No view may be open any more. */
    @Override
    public void close() {
        commits.close();
        try {
            db.syncWal();
        } catch (RocksDBException failed) {
            throw storageError(failed);
        } finally {
            families.forEach(ColumnFamilyHandle::close);
            db.close();
            unsynced.close();
            for (AutoCloseable closeable : handles.reversed()) {
                closeQuietly(closeable);
            }
        }
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception neverThrown) {
            throw new IllegalStateException(neverThrown);
        }
    }
}
