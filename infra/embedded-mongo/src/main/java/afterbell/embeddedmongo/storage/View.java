package afterbell.embeddedmongo.storage;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;
import org.rocksdb.Snapshot;

import afterbell.embeddedmongo.storage.Engine.Space;

/** One moment of the database: what was written when it was opened, and nothing later. Not for several threads at once. */
public final class View implements AutoCloseable {
    private final Engine engine;
    private final Snapshot snapshot;
    private final ReadOptions options;
    private boolean closed;

    View(Engine engine) {
        this.engine = engine;
        this.snapshot = engine.db().getSnapshot();
        this.options = new ReadOptions().setSnapshot(snapshot);
    }

    public long sequence() {
        return snapshot.getSequenceNumber();
    }

    public byte @Nullable [] get(Space space, byte[] key) {
        try {
            return engine.db().get(engine.family(space), options, key);
        } catch (RocksDBException failed) {
            throw Engine.storageError(failed);
        }
    }

    /**
     * Walks ranges that are in ascending order and do not overlap, backwards through all of them when {@code reverse}. Close
     * it before the view.
     */
    public Scan scan(Space space, List<KeyRange> ranges, boolean reverse) {
        return new Scan(space, reverse ? ranges.reversed() : ranges, reverse);
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        options.close();
        engine.db().releaseSnapshot(snapshot);
        snapshot.close();
    }

    /** A walk over keys: {@link #next()} first, then {@link #key()} and {@link #value()}. */
    public final class Scan implements AutoCloseable {
        private final List<KeyRange> ranges;
        private final boolean reverse;
        private final Slice lower;
        private final Slice upper;
        private final ReadOptions bounded;
        private final RocksIterator iterator;
        private int range = -1;

        private Scan(Space space, List<KeyRange> ranges, boolean reverse) {
            this.ranges = ranges;
            this.reverse = reverse;
            lower = new Slice((reverse ? ranges.getLast() : ranges.getFirst()).from());
            upper = new Slice((reverse ? ranges.getFirst() : ranges.getLast()).to());
            bounded = new ReadOptions().setSnapshot(snapshot).setIterateLowerBound(lower).setIterateUpperBound(upper);
            iterator = engine.db().newIterator(engine.family(space), bounded);
        }

        public boolean next() {
            if (range >= 0) {
                step();
            }
            while (range < 0 || !isInside()) {
                range++;
                if (range >= ranges.size()) {
                    checkHealth();
                    return false;
                }
                enter(ranges.get(range));
            }
            return true;
        }

        private void step() {
            if (!iterator.isValid()) {
                return;
            }
            if (reverse) {
                iterator.prev();
            } else {
                iterator.next();
            }
        }

        private void enter(KeyRange target) {
            if (!reverse) {
                iterator.seek(target.from());
                return;
            }
            iterator.seekForPrev(target.to());
            if (iterator.isValid() && Arrays.equals(iterator.key(), target.to())) {
                iterator.prev();
            }
        }

        private boolean isInside() {
            if (range >= ranges.size() || !iterator.isValid()) {
                return false;
            }
            KeyRange current = ranges.get(range);
            byte[] key = iterator.key();
            return reverse ? Arrays.compareUnsigned(key, current.from()) >= 0
                    : Arrays.compareUnsigned(key, current.to()) < 0;
        }

        private void checkHealth() {
            try {
                iterator.status();
            } catch (RocksDBException failed) {
                throw Engine.storageError(failed);
            }
        }

        public byte[] key() {
            return iterator.key();
        }

        public byte[] value() {
            return iterator.value();
        }

        @Override
        public void close() {
            iterator.close();
            bounded.close();
            lower.close();
            upper.close();
        }
    }
}
