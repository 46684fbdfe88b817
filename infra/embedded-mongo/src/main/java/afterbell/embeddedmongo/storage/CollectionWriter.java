package afterbell.embeddedmongo.storage;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import org.jspecify.annotations.Nullable;
import org.rocksdb.WriteBatch;

import afterbell.embeddedmongo.storage.Engine.Space;

/**
 * Changes documents of one collection while it holds the collection's lock. A document and all its index entries are in
 * one batch; {@link #commit()} hands it to the log. What was not committed when it is closed never happened.
 */
public final class CollectionWriter implements AutoCloseable {
    private static final byte[] NO_VALUE = {};
    private static final byte[] GONE = {};

    private final Engine engine;
    private final StoredCollection collection;
    private final List<Index> indexes;
    private final WriteBatch batch = new WriteBatch();
    /** What this batch makes of documents and unique values: their new state, {@link #GONE} when they are removed. */
    private final Map<ByteBuffer, byte[]> pending = new HashMap<>();
    private final Map<Index, Integer> newArrays = new HashMap<>();
    private long delta;

    CollectionWriter(Engine engine, StoredCollection collection) {
        this.engine = engine;
        this.collection = collection;
        this.indexes = collection.indexes();
    }

    /** The newest document, this writer's own changes included; null when there is none. */
    public @Nullable Document get(byte[] documentKey) {
        byte[] stored = newest(Space.DOCUMENTS, documentKey);
        return stored == null ? null : Bson.decode(stored);
    }

    private byte @Nullable [] newest(Space space, byte[] key) {
        byte[] own = pending.isEmpty() ? null : pending.get(tagged(space, key));
        if (own != null) {
            return own == GONE ? null : own;
        }
        return engine.get(space, key);
    }

    /** Adds a document that has an {@code _id}. Error 11000 when its id or a unique value is taken. */
    public void insert(Document document) {
        checkId(document);
        byte[] key = collection.documentKey(document.get("_id"));
        byte[] bson = Bson.encode(document);
        if (newest(Space.DOCUMENTS, key) != null) {
            throw new DuplicateKey(collection.namespace(), indexes.getFirst().definition(), document);
        }
        byte[] id = idOf(key);
        Map<Index, IndexKeys> entries = new HashMap<>();
        for (Index index : secondary()) {
            IndexKeys keys = IndexKeys.of(document, index.definition());
            checkUnique(index, keys.keys(), id, document);
            entries.put(index, keys);
        }
        put(Space.DOCUMENTS, key, bson);
        entries.forEach((index, keys) -> {
            noteArrays(index, keys.arrays());
            keys.keys().forEach(entry -> putEntry(index.definition(), entry, id));
        });
        delta++;
    }

    /** Puts another document in a document's place. Both have the same {@code _id}. */
    public void replace(byte[] key, Document old, Document now) {
        byte[] bson = Bson.encode(now);
        byte[] id = idOf(key);
        Map<Index, Change> changes = new HashMap<>();
        for (Index index : secondary()) {
            IndexKeys before = IndexKeys.of(old, index.definition());
            IndexKeys after = IndexKeys.of(now, index.definition());
            Change change = Change.between(before.keys(), after);
            checkUnique(index, change.added(), id, now);
            changes.put(index, change);
        }
        put(Space.DOCUMENTS, key, bson);
        changes.forEach((index, change) -> {
            noteArrays(index, change.arrays());
            change.removed().forEach(entry -> removeEntry(index.definition(), entry, id));
            change.added().forEach(entry -> putEntry(index.definition(), entry, id));
        });
    }

    /** Removes a document. */
    public void delete(byte[] key, Document old) {
        byte[] id = idOf(key);
        remove(Space.DOCUMENTS, key);
        for (Index index : secondary()) {
            IndexKeys.of(old, index.definition()).keys().forEach(entry -> removeEntry(index.definition(), entry, id));
        }
        delta--;
    }

    /** Hands everything since the last commit to the log, all or nothing. */
    public void commit() {
        if (batch.count() == 0) {
            return;
        }
        if (!newArrays.isEmpty()) {
            // Before the entries can be seen, so that no reader takes the index for one without arrays.
            newArrays.forEach(Index::sawArrays);
            collection.store(batch, indexes);
        }
        if (delta != 0) {
            collection.storeCount(batch, collection.count() + delta);
        }
        engine.write(batch);
        collection.counted(delta);
        clear();
    }

    private void clear() {
        batch.clear();
        pending.clear();
        newArrays.clear();
        delta = 0;
    }

    @Override
    public void close() {
        batch.close();
        collection.lock.unlock();
    }

    private List<Index> secondary() {
        return indexes.subList(1, indexes.size());
    }

    private static void checkId(Document document) {
        Object id = document.get("_id");
        if (id instanceof List<?> || id instanceof BsonRegularExpression || id instanceof Pattern) {
            throw new MongoServerError(53, "InvalidIdField", "The '_id' value cannot be of type "
                    + (id instanceof List<?> ? "array" : "regex"));
        }
    }

    private void checkUnique(Index index, List<byte[]> keys, byte[] id, Document document) {
        IndexDefinition definition = index.definition();
        if (!definition.unique()) {
            return;
        }
        for (byte[] key : keys) {
            byte[] full = entryKey(definition, key, NO_VALUE);
            byte[] owner = newest(Space.INDEXES, full);
            if (owner != null && !Arrays.equals(owner, id)) {
                throw new DuplicateKey(collection.namespace(), definition, document);
            }
        }
    }

    private void putEntry(IndexDefinition index, byte[] entry, byte[] id) {
        if (index.unique()) {
            put(Space.INDEXES, entryKey(index, entry, NO_VALUE), id);
        } else {
            engine.put(batch, Space.INDEXES, entryKey(index, entry, id), Engine.offset(entry));
        }
    }

    private void removeEntry(IndexDefinition index, byte[] entry, byte[] id) {
        if (index.unique()) {
            remove(Space.INDEXES, entryKey(index, entry, NO_VALUE));
        } else {
            engine.delete(batch, Space.INDEXES, entryKey(index, entry, id));
        }
    }

    private void put(Space space, byte[] key, byte[] value) {
        engine.put(batch, space, key, value);
        pending.put(tagged(space, key), value);
    }

    private void remove(Space space, byte[] key) {
        engine.delete(batch, space, key);
        pending.put(tagged(space, key), GONE);
    }

    private void noteArrays(Index index, int arrays) {
        if ((arrays & ~index.arrays()) != 0) {
            newArrays.merge(index, arrays, (a, b) -> a | b);
        }
    }

    private static ByteBuffer tagged(Space space, byte[] key) {
        return ByteBuffer.allocate(key.length + 1).put((byte) space.ordinal()).put(key).flip();
    }

    private static byte[] entryKey(IndexDefinition index, byte[] entry, byte[] id) {
        return new KeyBytes().putInt(index.id()).putAll(entry).putAll(id).toBytes();
    }

    /** A document's key without its collection. */
    private static byte[] idOf(byte[] documentKey) {
        return Arrays.copyOfRange(documentKey, Integer.BYTES, documentKey.length);
    }

    private record Change(List<byte[]> removed, List<byte[]> added, int arrays) {
        static Change between(List<byte[]> before, IndexKeys after) {
            if (before.size() == 1 && after.keys().size() == 1
                    && Arrays.equals(before.getFirst(), after.keys().getFirst())) {
                return new Change(List.of(), List.of(), after.arrays());
            }
            Set<byte[]> old = new TreeSet<>(Arrays::compareUnsigned);
            old.addAll(before);
            Set<byte[]> now = new TreeSet<>(Arrays::compareUnsigned);
            now.addAll(after.keys());
            return new Change(before.stream().filter(key -> !now.contains(key)).toList(),
                    after.keys().stream().filter(key -> !old.contains(key)).toList(), after.arrays());
        }
    }
}
