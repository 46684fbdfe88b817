package afterbell.embeddedmongo.storage;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import org.jspecify.annotations.Nullable;
import org.rocksdb.WriteBatch;

import afterbell.embeddedmongo.storage.Engine.Space;

/** Which databases, collections and indexes exist. Its own changes are rare and happen one at a time. */
public final class Catalog {
    private static final byte[] LAST_ID = "i".getBytes(StandardCharsets.UTF_8);
    private static final int MAX_INDEXES = 64;
    private static final int MAX_FIELDS = 31;
    private static final int MAX_COLLECTIONS = 10_000;
    private static final int BUILD_BATCH = 1_000;

    private final Engine engine;
    private final ConcurrentSkipListMap<String, StoredCollection> collections = new ConcurrentSkipListMap<>();
    private int lastId;

    public Catalog(Engine engine) {
        this.engine = engine;
        byte[] last = engine.get(Space.CATALOG, LAST_ID);
        lastId = last == null ? IndexDefinition.PRIMARY : ByteBuffer.wrap(last).getInt();
        try (View view = engine.view();
                View.Scan scan = view.scan(Space.CATALOG, List.of(KeyRange.startingWith(new byte[]{'c'})), false)) {
            while (scan.next()) {
                String key = new String(scan.key(), 1, scan.key().length - 1, StandardCharsets.UTF_8);
                int end = key.indexOf('\0');
                String database = key.substring(0, end);
                String name = key.substring(end + 1);
                collections.put(database + "." + name, StoredCollection.fromStored(engine, database, name,
                        Bson.decode(scan.value())));
            }
        }
    }

    /** Null when there is no such collection. */
    public @Nullable StoredCollection find(String database, String name) {
        return collections.get(database + "." + name);
    }

    /** The collection, made when it is missing. */
    public synchronized StoredCollection findOrCreate(String database, String name) {
        StoredCollection found = find(database, name);
        if (found != null) {
            return found;
        }
        checkName(database, name);
        int id = nextId();
        StoredCollection created = new StoredCollection(engine, id, database, name,
                List.of(new Index(IndexDefinition.primary(), 0, 0)), 0);
        try (WriteBatch batch = new WriteBatch()) {
            created.store(batch, created.indexes());
            engine.write(batch);
        }
        collections.put(created.namespace(), created);
        return created;
    }

    private void checkName(String database, String name) {
        if (database.isEmpty() || database.length() > 63 || database.matches(".*[/\\\\. \"$*<>:|?\0].*")) {
            throw new MongoServerError(73, "InvalidNamespace", "Invalid database name: '" + database + "'");
        }
        if (name.isEmpty() || name.length() > 200 || name.contains("$") || name.indexOf('\0') >= 0
                || name.startsWith(".")
                || name.startsWith("system.")) {
            throw new MongoServerError(73, "InvalidNamespace",
                    "Invalid namespace specified '" + database + "." + name + "'");
        }
        if (collections.size() >= MAX_COLLECTIONS) {
            throw new MongoServerError(2, "BadValue", "There may be at most " + MAX_COLLECTIONS + " collections");
        }
    }

    private int nextId() {
        lastId++;
        try (WriteBatch batch = new WriteBatch()) {
            engine.put(batch, Space.CATALOG, LAST_ID, ByteBuffer.allocate(Integer.BYTES).putInt(lastId).array());
            engine.write(batch);
        }
        return lastId;
    }

    public Set<String> databases() {
        Set<String> names = new TreeSet<>();
        collections.keySet().forEach(namespace -> names.add(namespace.substring(0, namespace.indexOf('.'))));
        return names;
    }

    /** A database's collections by name. */
    public TreeMap<String, StoredCollection> collections(String database) {
        TreeMap<String, StoredCollection> found = new TreeMap<>();
        collections.subMap(database + ".", database + "/").values().forEach(c -> found.put(c.name(), c));
        return found;
    }

    public List<StoredCollection> all() {
        return List.copyOf(collections.values());
    }

    /** False when there was no such collection. */
    public synchronized boolean drop(String database, String name) {
        StoredCollection collection = find(database, name);
        if (collection == null) {
            return false;
        }
        collection.lock.lock();
        try (WriteBatch batch = new WriteBatch()) {
            engine.delete(batch, Space.CATALOG, StoredCollection.catalogKey(database, name));
            engine.delete(batch, Space.CATALOG, StoredCollection.countKey(collection.id()));
            engine.deleteAll(batch, Space.DOCUMENTS, collection.id());
            collection.indexes()
                    .stream()
                    .skip(1)
                    .forEach(index -> engine.deleteAll(batch, Space.INDEXES, index.definition().id()));
            engine.write(batch);
            collection.markDropped();
            collections.remove(collection.namespace());
        } finally {
            collection.lock.unlock();
        }
        return true;
    }

    /**
     * Adds an index over the documents that are there. The definition's id is ignored.
     *
     * @return false when the same index exists already
     */
    public synchronized boolean createIndex(StoredCollection collection, IndexDefinition wanted) {
        collection.lock.lock();
        try {
            if (existsAlready(collection, wanted)) {
                return false;
            }
            if (collection.indexes().size() >= MAX_INDEXES || wanted.fields().size() > MAX_FIELDS) {
                throw new MongoServerError(67, "CannotCreateIndex", "At most " + MAX_INDEXES + " indexes of at most "
                        + MAX_FIELDS + " fields");
            }
            IndexDefinition definition = new IndexDefinition(nextId(), wanted.name(), wanted.fields(), wanted.unique(),
                    wanted.sparse(), wanted.expireAfterSeconds());
            int arrays = build(collection, definition);
            List<Index> indexes = new ArrayList<>(collection.indexes());
            indexes.add(new Index(definition, engine.sequence(), arrays));
            storeIndexes(collection, indexes);
            return true;
        } finally {
            collection.lock.unlock();
        }
    }

    private static boolean existsAlready(StoredCollection collection, IndexDefinition wanted) {
        for (Index index : collection.indexes()) {
            IndexDefinition existing = index.definition();
            boolean sameName = existing.name().equals(wanted.name());
            boolean sameKeys = existing.fields().equals(wanted.fields());
            if (sameName && existing.sameAs(wanted) || sameKeys && existing.isPrimary()) {
                return true;
            }
            boolean onlyExpiry = sameKeys && existing.unique() == wanted.unique()
                    && existing.sparse() == wanted.sparse();
            if (sameName && !onlyExpiry) {
                throw new MongoServerError(86, "IndexKeySpecsConflict",
                        "An existing index has the same name as the requested "
                                + "index but another specification: " + existing.describe() + " and "
                                + wanted.describe());
            }
            if (sameKeys) {
                throw new MongoServerError(85, "IndexOptionsConflict",
                        "An equivalent index already exists with another name or another expiry: "
                                + existing.name());
            }
        }
        return false;
    }

    private int build(StoredCollection collection, IndexDefinition definition) {
        try {
            return new IndexBuild(engine, collection, definition, BUILD_BATCH).run();
        } catch (MongoServerError failed) {
            try (WriteBatch batch = new WriteBatch()) {
                engine.deleteAll(batch, Space.INDEXES, definition.id());
                engine.write(batch);
            }
            throw failed;
        }
    }

    /** Error 27 when there is no index of that name; {@code _id_} cannot be dropped. */
    public synchronized void dropIndex(StoredCollection collection, String name) {
        collection.lock.lock();
        try {
            Index dropped = collection.indexes()
                    .stream()
                    .filter(index -> index.definition().name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new MongoServerError(27, "IndexNotFound",
                            "index not found with name [" + name + "]"));
            if (dropped.definition().isPrimary()) {
                throw new MongoServerError(72, "InvalidOptions", "cannot drop _id index");
            }
            storeIndexes(collection, collection.indexes().stream().filter(index -> index != dropped).toList());
            try (WriteBatch batch = new WriteBatch()) {
                engine.deleteAll(batch, Space.INDEXES, dropped.definition().id());
                engine.write(batch);
            }
        } finally {
            collection.lock.unlock();
        }
    }

    private void storeIndexes(StoredCollection collection, List<Index> indexes) {
        try (WriteBatch batch = new WriteBatch()) {
            collection.store(batch, indexes);
            engine.write(batch);
        }
        collection.setIndexes(indexes);
    }

    /** Compares every document with every index; MongoDB's answer to {@code validate}. Writers wait meanwhile. */
    public Document validate(StoredCollection collection) {
        return new Consistency(engine, collection).check();
    }
}
