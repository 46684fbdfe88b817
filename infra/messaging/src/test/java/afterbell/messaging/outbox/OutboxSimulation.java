package afterbell.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;

import afterbell.messaging.MessagingProperties;
import afterbell.messaging.example.Rolls;
import afterbell.messaging.example.TestStore;
import afterbell.messaging.outbox.PublishingBatches.BrokerAwayException;
import afterbell.messaging.outbox.UnreliableBroker.Death;

/**
 * Two instances of a service write and relay; they die at any moment, the broker goes away, loses answers and fails
 * single sends. Whatever happens, every decided fact is published, and none before its predecessor. A seed replays a failure:
 * {@code -Dafterbell.seed=<n>}.
 */
class OutboxSimulation {
    private static final int ACTIONS = 150;
    private static final List<String> GROUPS = List.of("a", "b", "c", "d");
    private static TestStore store;
    private static MongoTemplate mongo;

    @BeforeAll
    static void start() {
        store = TestStore.start();
        mongo = new MongoTemplate(new SimpleMongoClientDatabaseFactory(store.uri()));
    }

    @AfterAll
    static void stop() {
        store.close();
    }

    static IntStream seeds() {
        Integer given = Integer.getInteger("afterbell.seed");
        return given == null ? IntStream.rangeClosed(1, 20) : IntStream.of(given);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyFactIsPublishedAndNoneBeforeItsPredecessor(int seed) throws InterruptedException {
        var city = new City(seed);
        for (int action = 0; action < ACTIONS; action++) {
            city.act();
        }
        city.comeToRest();
        for (var group : city.groups) {
            var published = city.broker.sequencesOf(Rolls.idOf(group));
            int decided = city.decided.getOrDefault(group, 0);
            assertThat(new ArrayList<>(new LinkedHashSet<>(published))).as("first publications of " + group)
                    .isEqualTo(IntStream.rangeClosed(1, decided).boxed().toList());
            assertThat(city.projectionOf(group)).hasSize(decided);
        }
        assertThat(city.broker.bodiesDiffer()).as("a repeated event differs from the first").isFalse();
        assertThat(store.waiting("registers")).isZero();
    }

    /** One run. All that happens follows from the seed. */
    private static final class City {
        private final Random random;
        private final List<String> groups;
        private final UnreliableBroker broker;
        private final MovableClock clock = new MovableClock();
        private final List<Instance> instances = new ArrayList<>();
        private final Map<String, Integer> decided = new HashMap<>();
        private final Map<String, Versioned<Rolls.Roll>> remembered = new HashMap<>();

        City(int seed) {
            random = new Random(seed);
            groups = GROUPS.stream().map(group -> group + "-" + seed).toList();
            broker = new UnreliableBroker(random);
            instances.add(new Instance());
            instances.add(new Instance());
        }

        void act() throws InterruptedException {
            clock.forward(Duration.ofMillis(random.nextInt(2_000)));
            switch (random.nextInt(12)) {
                case 0, 1, 2, 3, 4 -> write(oneOf(instances), oneOf(groups));
                case 5 -> writeWhatWasLoadedEarlier(oneOf(instances), oneOf(groups));
                case 6, 7, 8 -> relay(random.nextInt(2), false);
                case 9 -> relay(random.nextInt(2), true);
                case 10 -> broker.goAwayOrComeBack();
                default -> instances.set(random.nextInt(2), new Instance());
            }
        }

        private void write(Instance instance, String group) {
            var before = instance.rolls.load(group);
            if (random.nextBoolean()) {
                remembered.put(group, before);
            }
            int times = 1 + random.nextInt(3);
            instance.rolls.call(before, times);
            decided.merge(group, times, Integer::sum);
        }

        private void writeWhatWasLoadedEarlier(Instance instance, String group) {
            var before = remembered.remove(group);
            if (before != null) {
                boolean current = before.version() == instance.rolls.load(group).version();
                try {
                    instance.rolls.call(before);
                    decided.merge(group, 1, Integer::sum);
                    assertThat(current).as("a save over somebody else's").isTrue();
                } catch (OptimisticLockingFailureException e) {
                    assertThat(current).as("a conflict without a change").isFalse();
                }
            }
        }

        private void relay(int which, boolean sweep) throws InterruptedException {
            try {
                broker.mayKill(random.nextInt(4) == 0);
                if (sweep) {
                    instances.get(which).relay.sweep(new CountDownLatch(1));
                } else {
                    instances.get(which).relay.publishWoken(0);
                }
            } catch (BrokerAwayException e) {
                // The relay would pause; the next action may as well come first.
            } catch (Death e) {
                instances.set(which, new Instance());
            }
        }

        void comeToRest() throws InterruptedException {
            broker.behave();
            clock.forward(Duration.ofMinutes(1));
            instances.getFirst().relay.sweep(new CountDownLatch(1));
        }

        /** What a reader makes of the topic when some records reach it twice and late. */
        Set<Integer> projectionOf(String group) {
            var delivered = new ArrayList<>(broker.sequencesOf(Rolls.idOf(group)));
            for (int i = random.nextInt(5); i > 0 && !delivered.isEmpty(); i--) {
                delivered.add(random.nextInt(delivered.size() + 1), oneOf(delivered));
            }
            return new TreeSet<>(delivered);
        }

        private <T> T oneOf(List<T> some) {
            return some.get(random.nextInt(some.size()));
        }

        /** A process of the service: its queue dies with it. */
        private final class Instance {
            private final Relay relay;
            private final Rolls rolls;

            Instance() {
                var settings = new MessagingProperties("attendance", 1, (short) 1, 1, 3, Duration.ofMillis(10),
                        Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(2), Duration.ofSeconds(5));
                relay = new Relay(new PublishingBatches(broker, new SimpleMeterRegistry()), settings, clock);
                var stores = new AggregateStores(mongo, List.of(), relay, new TraceContext(null, null), clock);
                rolls = new Rolls(stores, "sch");
                stores.indexes()
                        .forEach(each -> each.indexes().forEach(mongo.indexOps(each.collection())::createIndex));
            }
        }
    }
}
