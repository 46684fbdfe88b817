package afterbell.messaging.outbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

import org.apache.kafka.common.errors.NetworkException;
import org.apache.kafka.common.errors.TimeoutException;

/** A broker whose faults come at moments that a real one cannot be made to choose. */
final class UnreliableBroker implements Publishing {
    private final Random random;
    private final List<Stored> log = new ArrayList<>();
    private boolean away;
    private boolean kills;
    private boolean behaves;

    private record Stored(String aggregate, PendingEvent event) {}

    /** The process dies here; nothing catches it. */
    static final class Death extends Error {
        private static final long serialVersionUID = 1L;
    }

    UnreliableBroker(Random random) {
        this.random = random;
    }

    void goAwayOrComeBack() {
        away = !away;
    }

    void mayKill(boolean kill) {
        kills = kill;
    }

    void behave() {
        away = false;
        kills = false;
        behaves = true;
    }

    @Override
    public CompletableFuture<?> send(String collection, String aggregateId, PendingEvent event) {
        dieSometimes();
        if (away) {
            return CompletableFuture.failedFuture(new TimeoutException("away"));
        }
        int luck = behaves ? 100 : random.nextInt(100);
        if (luck < 5) {
            return CompletableFuture.failedFuture(new NetworkException("the request was lost"));
        }
        log.add(new Stored(aggregateId, event));
        return luck < 10
                ? CompletableFuture.failedFuture(new NetworkException("the answer was lost"))
                : CompletableFuture.completedFuture(event);
    }

    @Override
    public void flush() {
        dieSometimes();
    }

    private void dieSometimes() {
        if (kills && random.nextInt(4) == 0) {
            throw new Death();
        }
    }

    List<Integer> sequencesOf(String aggregate) {
        return log.stream()
                .filter(stored -> stored.aggregate().equals(aggregate))
                .map(stored -> (int) stored.event().sequence())
                .toList();
    }

    /** Whether an event was published twice with different contents. */
    boolean bodiesDiffer() {
        var first = new HashMap<String, PendingEvent>();
        return log.stream().anyMatch(stored -> {
            var known = first.putIfAbsent(stored.aggregate() + "#" + stored.event().sequence(), stored.event());
            return known != null && !known.equals(stored.event());
        });
    }
}
