package afterbell.embeddedmongo.storage;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

import de.bwaldvogel.mongo.bson.Document;
import org.jspecify.annotations.Nullable;
import org.rocksdb.WriteBatch;

import afterbell.embeddedmongo.storage.Engine.Space;

/**
 * A collection and its indexes. Readers take a {@link View} and no lock; writers take turns by {@link #write()}, which never
 * spans the sync of the log.
 */
public final class StoredCollection {
    private final Engine engine;
    private final int id;
    private final String database;
    private final String name;
    private final AtomicLong count;
    final ReentrantLock lock = new ReentrantLock();
    private volatile List<Index> indexes;
    private volatile boolean dropped;

    StoredCollection(Engine engine, int id, String database, String name, List<Index> indexes, long count) {
        this.engine = engine;
        this.id = id;
        this.database = database;
        this.name = name;
        this.indexes = indexes;
        this.count = new AtomicLong(count);
    }

    static StoredCollection fromStored(Engine engine, String database, String name, Document stored) {
        int id = Fields.integer(stored, "id");
        List<Index> indexes = new ArrayList<>();
        indexes.add(new Index(IndexDefinition.primary(), 0, 0));
        for (Document index : Fields.documents(stored, "indexes")) {
            indexes.add(new Index(IndexDefinition.fromStored(index), 0, Fields.integer(index, "arrays")));
        }
        byte[] count = engine.get(Space.CATALOG, countKey(id));
        return new StoredCollection(engine, id, database, name, List.copyOf(indexes),
                count == null ? 0 : ByteBuffer.wrap(count).getLong());
    }

    Document toStored(List<Index> current) {
        List<Document> stored = current.stream()
                .filter(index -> !index.definition().isPrimary())
                .map(index -> index.definition().toStored().append("arrays", index.arrays()))
                .toList();
        return new Document("id", id).append("indexes", stored);
    }

    void store(WriteBatch batch, List<Index> current) {
        engine.put(batch, Space.CATALOG, catalogKey(database, name), Bson.encode(toStored(current)));
    }

    void storeCount(WriteBatch batch, long newCount) {
        engine.put(batch, Space.CATALOG, countKey(id), ByteBuffer.allocate(Long.BYTES).putLong(newCount).array());
    }

    void counted(long delta) {
        count.addAndGet(delta);
    }

    /** Takes the collection's write lock until closed. Null when the collection was dropped meanwhile. */
    public @Nullable CollectionWriter write() {
        lock.lock();
        if (dropped) {
            lock.unlock();
            return null;
        }
        return new CollectionWriter(engine, this);
    }

    void markDropped() {
        dropped = true;
    }

    void setIndexes(List<Index> current) {
        indexes = List.copyOf(current);
    }

    /** The first is {@code _id_}. */
    public List<Index> indexes() {
        return indexes;
    }

    public long count() {
        return count.get();
    }

    public int id() {
        return id;
    }

    public String name() {
        return name;
    }

    /** {@code database.collection}. */
    public String namespace() {
        return database + "." + name;
    }

    /** The key of the document with this {@code _id}. */
    public byte[] documentKey(@Nullable Object documentId) {
        KeyBytes key = new KeyBytes().putInt(id);
        ValueKeys.append(documentId, true, key);
        return key.toBytes();
    }

    /** All keys of this collection's documents, in the order of {@code _id}. */
    public KeyRange allDocuments() {
        return KeyRange.startingWith(Engine.prefix(id));
    }

    static byte[] catalogKey(String database, String name) {
        return ("c" + database + "\0" + name).getBytes(StandardCharsets.UTF_8);
    }

    static byte[] countKey(int id) {
        return ByteBuffer.allocate(5).put((byte) 'n').putInt(id).array();
    }
}
