package afterbell.funding.claim;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

import org.slf4j.MDC;
import org.springframework.core.task.support.ContextPropagatingTaskDecorator;

import afterbell.messaging.Correlation;

/**
 * Does independent pieces of one command's work side by side, a few at a time, each with the command's trace and
 * correlation. Pieces mostly wait for the store to make their write durable, and it syncs writes that come together once.
 */
final class SideBySide {
    private static final int WORKERS = 8;

    private SideBySide() {}

    /**
     * @return the results in the order of the pieces
     * @throws RuntimeException of the first piece that failed, after all have ended
     */
    static <T> List<T> all(List<Supplier<T>> pieces) {
        var context = new ContextPropagatingTaskDecorator();
        String correlation = Correlation.id();
        try (var workers = Executors.newFixedThreadPool(WORKERS, Thread.ofVirtual().factory())) {
            var results = pieces.stream()
                    .map(piece -> CompletableFuture.supplyAsync(() -> correlated(correlation, piece),
                            task -> workers.execute(context.decorate(task))))
                    .toList();
            return results.stream().map(SideBySide::result).toList();
        }
    }

    private static <T> T correlated(String correlation, Supplier<T> piece) {
        try (var _ = MDC.putCloseable(Correlation.CORRELATION_ID, correlation)) {
            return piece.get();
        }
    }

    private static <T> T result(CompletableFuture<T> piece) {
        try {
            return piece.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }
}
