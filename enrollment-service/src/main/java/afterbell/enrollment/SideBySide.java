package afterbell.enrollment;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

import io.micrometer.context.ContextSnapshot;
import io.micrometer.context.ContextSnapshotFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Works on independent aggregates side by side, so that they share the store's syncs, at most {@value #MOST} at once.
 * The work keeps the request's trace and correlation id.
 */
public final class SideBySide {
    static final int MOST = 16;

    private SideBySide() {}

    /**
     * @return what became of each, in order
     * @throws RuntimeException the first failure, after all have been tried
     */
    public static <T, R> List<R> map(Collection<? extends T> items, Function<? super T, ? extends R> work) {
        if (items.size() < 2) {
            return items.stream().<R>map(work).toList();
        }
        var context = ContextSnapshotFactory.builder().build().captureAll();
        var logging = MDC.getCopyOfContextMap();
        var places = new Semaphore(MOST);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = items.stream().map(item -> start(threads, places, context, logging, work, item)).toList();
            return running.stream().<R>map(SideBySide::await).toList();
        }
    }

    private static <T, R> Future<R> start(ExecutorService threads, Semaphore places, ContextSnapshot context,
            @Nullable Map<String, String> logging, Function<? super T, ? extends R> work, T item) {
        return threads.submit(() -> {
            places.acquire();
            try (var _ = context.setThreadLocals()) {
                if (logging != null) {
                    MDC.setContextMap(logging);
                }
                return work.apply(item);
            } finally {
                places.release();
            }
        });
    }

    private static <R> R await(Future<R> running) {
        try {
            return running.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while working side by side", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        }
    }
}
