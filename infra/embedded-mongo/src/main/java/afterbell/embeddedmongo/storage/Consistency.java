package afterbell.embeddedmongo.storage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import de.bwaldvogel.mongo.bson.Document;

import afterbell.embeddedmongo.storage.Engine.Space;

/** Checks a collection against itself: every document has exactly its entries in every index, and the count is right. */
final class Consistency {
    private static final int MAX_ERRORS = 20;

    private final Engine engine;
    private final StoredCollection collection;
    private final List<String> errors = new ArrayList<>();

    Consistency(Engine engine, StoredCollection collection) {
        this.engine = engine;
        this.collection = collection;
    }

    /** MongoDB's answer to {@code validate}. */
    Document check() {
        collection.lock.lock();
        try (View view = engine.view()) {
            List<Index> secondary = collection.indexes().subList(1, collection.indexes().size());
            long[] expected = new long[secondary.size()];
            long documents = 0;
            try (View.Scan scan = view.scan(Space.DOCUMENTS, List.of(collection.allDocuments()), false)) {
                while (scan.next()) {
                    documents++;
                    checkDocument(view, scan, secondary, expected);
                }
            }
            Document keys = new Document(IndexDefinition.PRIMARY_NAME, documents);
            for (int i = 0; i < expected.length; i++) {
                IndexDefinition index = secondary.get(i).definition();
                long entries = count(view, index);
                keys.append(index.name(), entries);
                if (entries != expected[i]) {
                    error(index.name() + " has " + entries + " entries, the documents have " + expected[i]);
                }
            }
            if (documents != collection.count()) {
                error("The count is " + collection.count() + ", there are " + documents + " documents");
            }
            return new Document("nrecords", documents).append("nIndexes", collection.indexes().size())
                    .append("keysPerIndex", keys)
                    .append("valid", errors.isEmpty())
                    .append("errors", errors);
        } finally {
            collection.lock.unlock();
        }
    }

    private void checkDocument(View view, View.Scan scan, List<Index> secondary, long[] expected) {
        byte[] key = scan.key();
        Document document = Bson.decode(scan.value());
        byte[] id = Arrays.copyOfRange(key, Integer.BYTES, key.length);
        if (!Arrays.equals(key, collection.documentKey(document.get("_id")))) {
            error("A document lies under another document's key");
        }
        for (int i = 0; i < expected.length; i++) {
            IndexDefinition index = secondary.get(i).definition();
            for (byte[] entry : IndexKeys.of(document, index).keys()) {
                expected[i]++;
                KeyBytes full = new KeyBytes().putInt(index.id()).putAll(entry);
                byte[] value = view.get(Space.INDEXES, index.unique() ? full.toBytes() : full.putAll(id).toBytes());
                if (value == null || index.unique() && !Arrays.equals(value, id)) {
                    error(index.name() + " lacks an entry of a document");
                }
            }
        }
    }

    private static long count(View view, IndexDefinition index) {
        long entries = 0;
        List<KeyRange> all = List.of(KeyRange.startingWith(Engine.prefix(index.id())));
        try (View.Scan scan = view.scan(Space.INDEXES, all, false)) {
            while (scan.next()) {
                entries++;
            }
        }
        return entries;
    }

    private void error(String what) {
        if (errors.size() < MAX_ERRORS) {
            errors.add(what);
        }
    }
}
