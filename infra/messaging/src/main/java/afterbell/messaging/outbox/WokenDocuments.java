package afterbell.messaging.outbox;

import java.time.Duration;
import java.util.ArrayList;
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
        byStore.forEach((store, documents) -> batches.put(store, batch(documents)));
        return batches;
    }

    private static Batch batch(Map<String, Woken> documents) {
        var handedOver = new ArrayList<Waiting>();
        var toRead = new LinkedHashSet<String>();
        documents.forEach((id, each) -> {
            if (each.all() == null) {
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
