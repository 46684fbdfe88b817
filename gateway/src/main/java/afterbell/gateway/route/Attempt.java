package afterbell.gateway.route;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * One exchange on its own virtual thread. Cancelling interrupts it, which closes its socket, and then waits until it has
 * ended: the container takes the request's objects back when its thread returns, and nothing may touch them after that.
 */
final class Attempt extends CompletableFuture<ServerResponse> {

    private final Callable<ServerResponse> exchange;
    private final Runnable discard;
    private final @Nullable Observation parent;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread;

    /** @param discard lets go of an answer that came when nobody waited any more */
    Attempt(Callable<ServerResponse> exchange, Runnable discard, @Nullable Observation parent) {
        this.exchange = exchange;
        this.discard = discard;
        this.parent = parent;
        this.thread = Thread.ofVirtual().name("exchange").unstarted(this::run);
    }

    Attempt start() {
        thread.start();
        return this;
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        var cancelled = super.cancel(mayInterruptIfRunning);
        if (cancelled) {
            thread.interrupt();
            awaitEnd();
        }
        return cancelled;
    }

    private void run() {
        try {
            var answer = parent == null ? exchange.call() : observed();
            if (!complete(answer)) {
                discard.run();
            }
        } catch (Throwable failed) {
            completeExceptionally(failed);
        } finally {
            ended.countDown();
        }
    }

    /** The trace goes on across the change of thread. */
    private ServerResponse observed() throws Exception {
        try (var _ = java.util.Objects.requireNonNull(parent).openScope()) {
            return exchange.call();
        }
    }

    private void awaitEnd() {
        var interrupted = false;
        while (true) {
            try {
                ended.await();
                break;
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
