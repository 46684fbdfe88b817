package afterbell.embeddedmongo.storage;

import java.util.Arrays;
import java.util.List;

import de.bwaldvogel.mongo.bson.Document;
import org.rocksdb.WriteBatch;

import afterbell.embeddedmongo.storage.Engine.Space;

/** Fills a new index from the documents that are there, in batches, while nobody else writes to the collection. */
final class IndexBuild {
    private final Engine engine;
    private final StoredCollection collection;
    private final IndexDefinition definition;
    private final int batchSize;

    IndexBuild(Engine engine, StoredCollection collection, IndexDefinition definition, int batchSize) {
        this.engine = engine;
        this.collection = collection;
        this.definition = definition;
        this.batchSize = batchSize;
    }

    /** Which key parts met arrays. Error 11000 when documents share a unique value. */
    int run() {
        int arrays = 0;
        try (View view = engine.view();
                View.Scan scan = view.scan(Space.DOCUMENTS, List.of(collection.allDocuments()), false);
                WriteBatch batch = new WriteBatch()) {
            while (scan.next()) {
                Document document = Bson.decode(scan.value());
                IndexKeys keys = IndexKeys.of(document, definition);
                arrays |= keys.arrays();
                add(batch, document, keys, Arrays.copyOfRange(scan.key(), Integer.BYTES, scan.key().length));
                if (batch.count() >= batchSize) {
                    engine.write(batch);
                    batch.clear();
                }
            }
            engine.write(batch);
        }
        return arrays;
    }

    private void add(WriteBatch batch, Document document, IndexKeys keys, byte[] id) {
        if (definition.unique() && batch.count() > 0) {
            // A unique value is looked up in the database, so what came before must be there.
            engine.write(batch);
            batch.clear();
        }
        for (byte[] entry : keys.keys()) {
            if (definition.unique()) {
                byte[] key = new KeyBytes().putInt(definition.id()).putAll(entry).toBytes();
                if (engine.get(Space.INDEXES, key) != null) {
                    throw new DuplicateKey(collection.namespace(), definition, document);
                }
                engine.put(batch, Space.INDEXES, key, id);
            } else {
                byte[] key = new KeyBytes().putInt(definition.id()).putAll(entry).putAll(id).toBytes();
                engine.put(batch, Space.INDEXES, key, Engine.offset(entry));
            }
        }
    }
}
