package afterbell.embeddedmongo.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

import de.bwaldvogel.mongo.bson.Document;
import org.jspecify.annotations.Nullable;

/** Open cursors. Each pins a view of the database, so there is a limit to their number and to how long they idle. */
final class Cursors implements AutoCloseable {
    private static final int FIRST_BATCH = 101;
    /** MongoDB's answers hold at most 16 MiB of documents. */
    private static final int BATCH_BYTES = 16 << 20;
    private static final Duration IDLE = Duration.ofMinutes(10);

    private final Map<Long, Cursor> open = new ConcurrentHashMap<>();
    private final int limit;

    Cursors(int limit) {
        this.limit = limit;
    }

    private static final class Cursor {
        private final String namespace;
        private final Documents documents;
        private Documents.@Nullable Sized ahead;
        private boolean closed;
        private volatile long usedAt = System.nanoTime();

        Cursor(String namespace, Documents documents) {
            this.namespace = namespace;
            this.documents = documents;
        }

        synchronized List<Document> take(long batchSize) {
            List<Document> batch = new ArrayList<>();
            if (closed) {
                return batch;
            }
            long bytes = 0;
            while (true) {
                Documents.Sized next = ahead == null ? documents.next() : ahead;
                ahead = next;
                if (next == null || batch.size() >= batchSize
                        || !batch.isEmpty() && bytes + next.bytes() > BATCH_BYTES) {
                    break;
                }
                ahead = null;
                bytes += next.bytes();
                batch.add(next.document());
            }
            usedAt = System.nanoTime();
            return batch;
        }

        synchronized boolean isExhausted() {
            return ahead == null;
        }

        synchronized void close() {
            if (!closed) {
                closed = true;
                documents.close();
            }
        }
    }

    /** The answer with the first batch. Takes the documents over. */
    Document open(String namespace, Documents documents, @Nullable Long batchSize, boolean single) {
        Cursor cursor = new Cursor(namespace, documents);
        boolean keep = false;
        try {
            List<Document> batch = cursor.take(batchSize == null ? FIRST_BATCH : batchSize);
            keep = !single && !cursor.isExhausted();
            long id = keep ? register(cursor) : 0;
            return answer("firstBatch", namespace, batch, id);
        } catch (RuntimeException failed) {
            keep = false;
            throw failed;
        } finally {
            if (!keep) {
                cursor.close();
            }
        }
    }

    private long register(Cursor cursor) {
        if (open.size() >= limit) {
            throw Errors.of(2, "BadValue", "There are " + limit + " open cursors already: exhaust or kill some");
        }
        long id = ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
        open.put(id, cursor);
        return id;
    }

    /** The answer with the next batch. Error 43 when there is no such cursor. */
    Document more(long id, String namespace, long batchSize) {
        Cursor cursor = open.get(id);
        if (cursor == null || !cursor.namespace.equals(namespace)) {
            throw Errors.of(43, "CursorNotFound", "cursor id " + id + " not found");
        }
        List<Document> batch = cursor.take(batchSize == 0 ? Long.MAX_VALUE : batchSize);
        boolean exhausted = cursor.isExhausted();
        if (exhausted) {
            kill(id);
        }
        return answer("nextBatch", namespace, batch, exhausted ? 0 : id);
    }

    static Document answer(String batchName, String namespace, List<Document> batch, long id) {
        return new Document("cursor", new Document(batchName, batch).append("id", id).append("ns", namespace));
    }

    boolean kill(long id) {
        Cursor cursor = open.remove(id);
        if (cursor != null) {
            cursor.close();
        }
        return cursor != null;
    }

    int count() {
        return open.size();
    }

    /** Kills cursors that nobody has asked for ten minutes. */
    void killIdle() {
        long before = System.nanoTime() - IDLE.toNanos();
        open.forEach((id, cursor) -> {
            if (cursor.usedAt - before < 0) {
                kill(id);
            }
        });
    }

    @Override
    public void close() {
        open.keySet().forEach(this::kill);
    }
}
