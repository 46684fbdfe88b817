package afterbell.messaging.outbox;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import afterbell.messaging.MessagingProperties;

/**
 * Publishes the events that wait in aggregates, then clears them: at least once, in order per aggregate.
 * <p>
 * One thread per instance takes what writers have woken, in batches. What a dead instance, a full queue or an absent
 * broker has left waiting is found by the sweep. Stops after the web server and the readers, and publishes first what
 * they have left in the queue.
 */
final class Relay implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final int MOST_IN_BATCH = 256;
    private static final int MOST_IN_SWEEP = 10_000;

    private final WokenDocuments woken = new WokenDocuments();
    private final List<AggregateStore<?>> stores = new CopyOnWriteArrayList<>();
    private final PublishingBatches batches;
    private final MessagingProperties settings;
    private final Clock clock;
    private volatile CountDownLatch stopping = new CountDownLatch(0);
    private @Nullable Thread thread;
    private int failures;

    Relay(PublishingBatches batches, MessagingProperties settings, Clock clock) {
        this.batches = batches;
        this.settings = settings;
        this.clock = clock;
    }

    void serve(AggregateStore<?> store) {
        stores.add(store);
    }

    List<AggregateStore<?>> stores() {
        return stores;
    }

    /** Says that a document has new events beside others. When the queue is full the sweep finds them instead. */
    void wake(AggregateStore<?> store, String id) {
        woken.add(store, id);
    }

    /** Hands over new events of a document that had none waiting. */
    void wake(AggregateStore<?> store, Waiting all) {
        woken.add(store, all);
    }

    @Override
    public synchronized void start() {
        if (!isRunning()) {
            var mine = new CountDownLatch(1);
            stopping = mine;
            thread = Thread.ofPlatform().name("outbox-relay").start(() -> run(mine));
        }
    }

    @Override
    public synchronized void stop() {
        stopping.countDown();
        woken.disturb();
        Thread relaying = thread;
        thread = null;
        try {
            if (relaying != null && !relaying.join(settings.publishTimeout())) {
                relaying.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return stopping.getCount() > 0;
    }

    /** Below the web server, so that it starts before requests are taken and stops after the last one is answered. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 4_096;
    }

    private void run(CountDownLatch stopped) {
        var nextSweep = System.nanoTime();
        while (stopped.getCount() > 0) {
            try {
                publishWoken(settings.sweepEvery().toMillis());
                if (System.nanoTime() >= nextSweep) {
                    boolean more = sweep(stopped);
                    nextSweep = System.nanoTime() + (more ? 0 : settings.sweepEvery().toNanos());
                }
                failures = 0;
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException | Error e) {
                failures++;
                tell(e);
                pause(stopped);
            }
        }
        publishLastOnes();
    }

    /** Each power of two is told: an hour without a broker is a dozen lines. */
    private void tell(Throwable e) {
        if (Integer.bitCount(failures) == 1) {
            Throwable cause = e.getCause();
            LOG.warn("Events wait to be published, attempt {} failed: {}", failures,
                    cause == null ? e.toString() : e.getMessage() + ": " + cause);
        }
    }

    private void pause(CountDownLatch stopped) {
        long longest = settings.longestBackOff().toMillis();
        try {
            boolean _ = stopped.await(Math.min(longest, settings.backOff().toMillis() << Math.min(failures - 1, 10)),
                    TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            stopped.countDown();
        }
    }

    /** Waits for the first woken document and publishes what is woken by then. */
    void publishWoken(long patienceMillis) throws InterruptedException {
        var batch = woken.take(MOST_IN_BATCH, patienceMillis, settings.sweepAfter());
        batch.forEach((store, documents) -> {
            batches.publish(store, documents.handedOver());
            if (!documents.toRead().isEmpty()) {
                publishRead(store, documents.toRead());
            }
        });
    }

    /**
     * Publishes what has waited too long, the oldest first, and in between what is woken meanwhile.
     *
     * @return whether there may be more
     */
    boolean sweep(CountDownLatch stopped) throws InterruptedException {
        boolean more = false;
        for (var store : stores) {
            List<String> left = store.waitingSince(clock.instant().minus(settings.sweepAfter()), MOST_IN_SWEEP);
            more |= left.size() == MOST_IN_SWEEP;
            if (!left.isEmpty()) {
                LOG.info("Publishing what was left waiting in {} documents of {}", left.size(), store.collection());
            }
            for (int from = 0; from < left.size() && stopped.getCount() > 0; from += MOST_IN_BATCH) {
                var some = left.subList(from, Math.min(left.size(), from + MOST_IN_BATCH));
                publishRead(store, some);
                publishWoken(0);
            }
        }
        return more;
    }

    private void publishRead(AggregateStore<?> store, Collection<String> ids) {
        var waiting = store.waiting(ids);
        woken.readBack(store, waiting.stream().filter(it -> !it.events().isEmpty()).map(Waiting::id).toList());
        batches.publish(store, waiting);
    }

    private void publishLastOnes() {
        try {
            while (failures == 0 && !woken.isEmpty()) {
                publishWoken(0);
            }
        } catch (InterruptedException | RuntimeException e) {
            LOG.warn("Some events stay in their documents until the next start: {}", e.toString());
        }
    }
}
