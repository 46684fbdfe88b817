package afterbell.embeddedmongo.query;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

import de.bwaldvogel.mongo.bson.Document;
import org.jspecify.annotations.Nullable;

import afterbell.embeddedmongo.storage.Bson;
import afterbell.embeddedmongo.storage.Engine.Space;
import afterbell.embeddedmongo.storage.IndexDefinition;
import afterbell.embeddedmongo.storage.KeyBytes;
import afterbell.embeddedmongo.storage.KeyRange;
import afterbell.embeddedmongo.storage.StoredCollection;
import afterbell.embeddedmongo.storage.View;

/** Follows a plan and yields the documents that match, each once. Counts what it looked at. Owns its view. */
public final class Candidates implements AutoCloseable {
    private static final int CHECK_EVERY = 256;

    private final StoredCollection collection;
    private final View view;
    private final Filter filter;
    private final Deadline deadline;
    private final Iterator<Plan.IndexScan> scans;
    private final boolean mayRepeat;
    private final boolean collectionScan;
    private final Set<ByteBuffer> seen = new HashSet<>();
    private View.@Nullable Scan scan;
    private boolean documents;
    private boolean uniqueIndex;
    private long keysExamined;
    private long documentsExamined;

    Candidates(StoredCollection collection, View view, Filter filter, Plan plan, Deadline deadline) {
        this.collection = collection;
        this.view = view;
        this.filter = filter;
        this.deadline = deadline;
        this.mayRepeat = switch (plan) {
            case Plan.CollectionScan all -> false;
            case Plan.IndexScan one -> one.index().isMultikey();
            case Plan.Union union -> true;
        };
        this.scans = switch (plan) {
            case Plan.CollectionScan all -> List.<Plan.IndexScan>of().iterator();
            case Plan.IndexScan one -> List.of(one).iterator();
            case Plan.Union union -> union.scans().iterator();
        };
        this.collectionScan = plan instanceof Plan.CollectionScan;
        if (collectionScan) {
            documents = true;
            scan = view.scan(Space.DOCUMENTS, List.of(collection.allDocuments()), false);
        }
    }

    /** The next document that matches; null at the end. */
    public @Nullable Match next() {
        while (advance()) {
            if ((keysExamined + documentsExamined) % CHECK_EVERY == 0) {
                deadline.check();
            }
            Match match = documents ? here() : throughIndex();
            if (match != null) {
                return match;
            }
        }
        return null;
    }

    private boolean advance() {
        while (scan == null || !scan.next()) {
            closeScan();
            if (!scans.hasNext()) {
                return false;
            }
            open(scans.next());
        }
        return true;
    }

    private void open(Plan.IndexScan next) {
        List<KeyRange> ranges = next.ranges().stream().filter(range -> !range.isEmpty()).toList();
        if (ranges.isEmpty()) {
            return;
        }
        IndexDefinition index = next.index().definition();
        documents = index.isPrimary();
        uniqueIndex = index.unique();
        scan = view.scan(documents ? Space.DOCUMENTS : Space.INDEXES, ranges, next.reverse());
    }

    private @Nullable Match here() {
        byte[] key = current().key();
        keysExamined += collectionScan ? 0 : 1;
        return isNew(key) ? check(key, current().value()) : null;
    }

    private @Nullable Match throughIndex() {
        keysExamined++;
        byte[] entry = current().key();
        byte[] value = current().value();
        byte[] id = uniqueIndex ? value : Arrays.copyOfRange(entry, ByteBuffer.wrap(value).getInt(), entry.length);
        byte[] key = new KeyBytes().putInt(collection.id()).putAll(id).toBytes();
        if (!isNew(key)) {
            return null;
        }
        byte[] stored = view.get(Space.DOCUMENTS, key);
        if (stored == null) {
            throw new IllegalStateException("An index entry of " + collection.namespace() + " has no document");
        }
        return check(key, stored);
    }

    private boolean isNew(byte[] key) {
        return !mayRepeat || seen.add(ByteBuffer.wrap(key));
    }

    private @Nullable Match check(byte[] key, byte[] stored) {
        documentsExamined++;
        Document document = Bson.decode(stored);
        return filter.matches(document) ? new Match(key, document, stored.length) : null;
    }

    private View.Scan current() {
        if (scan == null) {
            throw new IllegalStateException("Nothing is open");
        }
        return scan;
    }

    public long keysExamined() {
        return keysExamined;
    }

    public long documentsExamined() {
        return documentsExamined;
    }

    private void closeScan() {
        if (scan != null) {
            scan.close();
            scan = null;
        }
    }

    @Override
    public void close() {
        closeScan();
        view.close();
    }
}
