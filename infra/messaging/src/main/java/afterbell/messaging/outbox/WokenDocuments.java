package afterbell.messaging.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * The queue between writers and the relay. It may forget: the events are in their documents, and the sweep finds them.
 */
final class WokenDocuments {
    private static final int MOST = 10_000;
    /** Beyond it only ids are kept, so that a slow broker costs little memory. */
    private static final int MOST_WITH_EVENTS = 1_000;

    private final BlockingQueue<Woken> queue = new LinkedBlockingQueue<>(MOST);
    /** For the relay's thread alone; the oldest are forgotten. */
    private final Set<Read> read = Collections.newSetFromMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Read, Boolean> eldest) {
            return size() > MOST;
        }
    });

    /** A document whose events were read back. */
    private record Read(String collection, String id) {}

    /**
     * What to publish of one collection.
     *
     * @param handedOver documents whose waiting events are known
     * @param toRead     ids of documents whose waiting events must be read
     */
    record Batch(List<Waiting> handedOver, Set<String> toRead) {}

    void add(AggregateStore<?> store, String id) {
        queue.offer(new Woken(store, id, null, System.nanoTime()));
    }

    void add(AggregateStore<?> store, Waiting all) {
        queue.offer(new Woken(store, all.id(), queue.size() < MOST_WITH_EVENTS ? all : null, System.nanoTime()));
    }

    /**
     * Says that the events waiting in these documents have been read and published. A writer may be between its write
     * and its word to the relay: what it hands over then is old, and is read instead of being taken at its word.
     */
    void readBack(AggregateStore<?> store, Collection<String> ids) {
        for (var id : ids) {
            var each = new Read(store.collection(), id);
            read.remove(each);
            read.add(each);
        }
    }

    /** Ends the waiting in {@link #take}. */
    void disturb() {
        queue.offer(Woken.NOTHING);
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }

    /**
     * Waits for the first and takes what is there by then.
     *
     * @param freshFor how long handed-over events are taken at their word; later somebody's sweep has probably
     *                 published them, and what really waits is read
     */
    Map<AggregateStore<?>, Batch> take(int most, long patienceMillis, Duration freshFor) throws InterruptedException {
        var taken = new ArrayList<Woken>();
        Woken first = queue.poll(patienceMillis, TimeUnit.MILLISECONDS);
        if (first != null) {
            taken.add(first);
            queue.drainTo(taken, most - 1);
        }
        long oldest = System.nanoTime() - freshFor.toNanos();
        var byStore = new LinkedHashMap<AggregateStore<?>, Map<String, Woken>>();
        for (var each : taken) {
            if (each.store() != null) {
                byStore.computeIfAbsent(each.store(), _ -> new LinkedHashMap<>())
                        .merge(each.id(), each.since() < oldest ? each.idOnly() : each, (one, two) -> one.idOnly());
            }
        }
        var batches = new LinkedHashMap<AggregateStore<?>, Batch>();
        byStore.forEach((store, documents) -> batches.put(store, batch(store.collection(), documents)));
        return batches;
    }

    private Batch batch(String collection, Map<String, Woken> documents) {
        var handedOver = new ArrayList<Waiting>();
        var toRead = new LinkedHashSet<String>();
        documents.forEach((id, each) -> {
            if (each.all() == null || read.contains(new Read(collection, id))) {
                toRead.add(id);
            } else {
                handedOver.add(each.all());
            }
        });
        return new Batch(handedOver, toRead);
    }

    private record Woken(@Nullable AggregateStore<?> store, String id, @Nullable Waiting all, long since) {
        static final Woken NOTHING = new Woken(null, "", null, 0);

        Woken idOnly() {
            return new Woken(store, id, null, since);
        }
    }
}
