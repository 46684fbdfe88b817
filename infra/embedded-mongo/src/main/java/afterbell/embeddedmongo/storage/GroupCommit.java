package afterbell.embeddedmongo.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * One sync of the write-ahead log for everybody who waits. Writers hand their batch to the log under their collection's
 * lock, leave the lock, and only then wait here: while one sync runs, the next group gathers. After a failed sync nothing is
 * ever acknowledged again, for the system may have dropped what it could not write.
 */
public final class GroupCommit implements AutoCloseable {

    /** Makes everything written so far durable. */
    @FunctionalInterface
    interface Sync {
        void run() throws Exception;
    }

    private record Waiter(Consumer<@Nullable Throwable> then) {}

    private final Sync sync;
    private final Consumer<Throwable> onFailure;
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong syncs = new AtomicLong();
    private final Queue<Waiter> waiters = new ConcurrentLinkedQueue<>();
    private final Thread thread = new Thread(this::run, "group-commit");
    private volatile long durable;
    private volatile boolean closing;
    private volatile @Nullable Throwable failure;

    GroupCommit(Sync sync, Consumer<Throwable> onFailure) {
        this.sync = sync;
        this.onFailure = onFailure;
        thread.setDaemon(true);
        thread.start();
    }

    /** To be called after a batch was handed to the log and before its writer asks to wait. */
    void wrote() {
        written.incrementAndGet();
    }

    /** How many syncs have run. */
    public long syncs() {
        return syncs.get();
    }

    public long batches() {
        return written.get();
    }

    public boolean hasFailed() {
        return failure != null;
    }

    /**
     * Calls {@code then} once everything written before this call is durable, on this thread when it already is. Its argument
     * is the reason when it cannot be made durable.
     */
    public void whenDurable(Consumer<@Nullable Throwable> then) {
        Throwable failed = failure;
        if (failed != null || durable >= written.get()) {
            then.accept(failed);
            return;
        }
        waiters.add(new Waiter(then));
        LockSupport.unpark(thread);
    }

    private void run() {
        List<Waiter> group = new ArrayList<>();
        while (!closing || !waiters.isEmpty()) {
            for (Waiter waiter = waiters.poll(); waiter != null; waiter = waiters.poll()) {
                group.add(waiter);
            }
            if (group.isEmpty()) {
                LockSupport.park(this);
                continue;
            }
            Throwable failed = syncOnce();
            group.forEach(waiter -> waiter.then().accept(failed));
            group.clear();
        }
    }

    private @Nullable Throwable syncOnce() {
        if (failure != null) {
            return failure;
        }
        long upTo = written.get();
        try {
            sync.run();
            syncs.incrementAndGet();
            durable = upTo;
            return null;
        } catch (Exception failed) {
            failure = failed;
            onFailure.accept(failed);
            return failed;
        }
    }

    @Override
    public void close() {
        closing = true;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
