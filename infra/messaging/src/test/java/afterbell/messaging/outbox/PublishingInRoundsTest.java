package afterbell.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;

import afterbell.messaging.MessagingProperties;
import afterbell.messaging.example.Rolls;
import afterbell.messaging.example.TestStore;
import afterbell.messaging.outbox.PublishingBatches.BrokerAwayException;

class PublishingInRoundsTest implements Publishing {
    private final List<String> sent = new ArrayList<>();
    private final MovableClock clock = new MovableClock();
    private Function<String, @Nullable Throwable> refusal = _ -> null;
    private Runnable beforeAnswer = () -> {};
    private TestStore store;
    private Relay relay;
    private Rolls rolls;

    @BeforeEach
    void start() {
        store = TestStore.start();
        var mongo = new MongoTemplate(new SimpleMongoClientDatabaseFactory(store.uri()));
        var settings = new MessagingProperties("attendance", 1, (short) 1, 1, 3, Duration.ofMillis(10),
                Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(2), Duration.ofSeconds(5));
        relay = new Relay(new PublishingBatches(this, new SimpleMeterRegistry()), settings, clock);
        var stores = new AggregateStores(mongo, List.of(), relay, new TraceContext(null, null), clock);
        rolls = new Rolls(stores, "sch");
        stores.indexes().forEach(each -> each.indexes().forEach(mongo.indexOps(each.collection())::createIndex));
    }

    @AfterEach
    void stop() {
        store.close();
    }

    @Override
    public CompletableFuture<?> send(String collection, String aggregateId, PendingEvent event) {
        String name = aggregateId.substring(0, 1) + event.sequence();
        Throwable refused = refusal.apply(name);
        sent.add(name);
        return refused == null ? CompletableFuture.completedFuture(name) : CompletableFuture.failedFuture(refused);
    }

    @Override
    public void flush() {
        beforeAnswer.run();
    }

    @Test
    void aRefusedEventKeepsBackItsAggregatesLaterOnesAndNothingElse() throws InterruptedException {
        rolls.call(rolls.load("a"), 3);
        rolls.call(rolls.load("b"), 2);
        refusal = event -> event.equals("a2") ? new RecordTooLargeException() : null;
        relay.publishWoken(0);
        assertThat(sent).containsExactly("a1", "b1", "a2", "b2");
        assertThat(store.waiting("registers")).isEqualTo(1);

        sweepLater();
        assertThat(sent).endsWith("a1", "a2");
        refusal = _ -> null;
        sweepLater();
        assertThat(sent).endsWith("a1", "a2", "a3");
        assertThat(store.waiting("registers")).isZero();
    }

    @Test
    void whenTheBrokerIsAwayTheBatchIsGivenUpAtItsFirstAnswer() {
        rolls.call("a");
        rolls.call("b");
        refusal = _ -> new TimeoutException();
        assertThatThrownBy(() -> relay.publishWoken(0)).isInstanceOf(BrokerAwayException.class);
        assertThat(sent).containsExactly("a1");
        assertThat(store.waiting("registers")).isEqualTo(2);
    }

    @Test
    void eventsAddedWhileOthersArePublishedStayAndTheOthersAreNotPublishedAgain() throws InterruptedException {
        rolls.call("a");
        beforeAnswer = () -> {
            beforeAnswer = () -> {};
            rolls.call("a");
        };
        relay.publishWoken(0);
        assertThat(store.waiting("registers")).isEqualTo(1);
        relay.publishWoken(0);
        assertThat(sent).containsExactly("a1", "a2");
        assertThat(store.waiting("registers")).isZero();
    }

    @Test
    void aWriterWhoFoundEventsWaitingHasThemPublishedFirst() throws InterruptedException {
        rolls.call("a");
        relay.publishWoken(0);
        refusal = _ -> new TimeoutException();
        rolls.call("a");
        assertThatThrownBy(() -> relay.publishWoken(0)).isInstanceOf(BrokerAwayException.class);
        refusal = _ -> null;
        sent.clear();
        rolls.call("a");
        relay.publishWoken(0);
        assertThat(sent).containsExactly("a2", "a3");
    }

    private void sweepLater() throws InterruptedException {
        clock.forward(Duration.ofSeconds(6));
        relay.sweep(new CountDownLatch(1));
    }
}
