package afterbell.batching;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Natural batching: a request that comes while nothing is under way is carried out at once and alone; those that come
 * while one is under way wait for it and are then carried out together. So nobody waits for company, and the busier
 * it is, the more requests share an exchange.
 *
 * @param <Q> a request
 * @param <A> its answer
 */
public final class Batching<Q, A> {
    private final Function<List<Q>, List<Outcome<A>>> exchange;
    private final int most;
    private final Queue<Waiting<Q, A>> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock exchanging = new ReentrantLock();

    /**
     * @param most     requests that one exchange carries, at least 1
     * @param exchange carries out requests and tells what became of each, in their order; what it throws is thrown
     *                 to all of them
     */
    public Batching(int most, Function<List<Q>, List<Outcome<A>>> exchange) {
        if (most < 1) {
            throw new IllegalArgumentException("A batch has at least one request, not " + most);
        }
        this.most = most;
        this.exchange = exchange;
    }

    /** What became of a request. */
    public sealed interface Outcome<A> {
        record Answered<A>(A answer) implements Outcome<A> {}

        record Failed<A>(RuntimeException why) implements Outcome<A> {}
    }

    private static final class Waiting<Q, A> {
        private final Q request;
        /** Written by whoever holds the lock, and read after taking it. */
        private @Nullable Outcome<A> outcome;

        private Waiting(Q request) {
            this.request = request;
        }
    }

    /**
     * @return the answer to the request
     * @throws RuntimeException what the exchange says of this request, or throws
     */
    public A ask(Q request) {
        var mine = new Waiting<Q, A>(request);
        waiting.add(mine);
        return switch (outcome(mine)) {
            case Outcome.Answered<A>(A answer) -> answer;
            case Outcome.Failed<A>(RuntimeException why) -> throw why;
        };
    }

    /** @return requests that wait for an exchange */
    int waiting() {
        return waiting.size();
    }

    /** Whoever comes first works for all who came meanwhile, and so finds its own done when its turn comes. */
    private Outcome<A> outcome(Waiting<Q, A> mine) {
        exchanging.lock();
        try {
            while (mine.outcome == null) {
                exchange(next());
            }
            return mine.outcome;
        } finally {
            exchanging.unlock();
        }
    }

    private List<Waiting<Q, A>> next() {
        var batch = new ArrayList<Waiting<Q, A>>();
        while (batch.size() < most && waiting.poll() instanceof Waiting<Q, A> one) {
            batch.add(one);
        }
        return batch;
    }

    private void exchange(List<Waiting<Q, A>> batch) {
        try {
            var outcomes = exchange.apply(batch.stream().map(one -> one.request).toList());
            if (outcomes.size() != batch.size()) {
                throw new IllegalStateException(outcomes.size() + " outcomes for " + batch.size() + " requests");
            }
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).outcome = outcomes.get(i);
            }
        } catch (RuntimeException failed) {
            batch.forEach(one -> one.outcome = new Outcome.Failed<>(failed));
        } catch (Error fatal) {
            batch.forEach(one -> one.outcome = new Outcome.Failed<>(new IllegalStateException(fatal)));
            throw fatal;
        }
    }
}
