package afterbell.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;

import afterbell.contracts.attendance.register.v1.Entry;
import afterbell.contracts.attendance.register.v1.Presence;
import afterbell.contracts.attendance.register.v1.RollCalled;
import afterbell.contracts.attendance.register.v1.Slot;
import afterbell.messaging.example.Rolls;
import afterbell.messaging.example.Rolls.Roll;
import afterbell.messaging.example.Running;
import afterbell.messaging.example.TestStore;
import afterbell.messaging.outbox.AggregateStore;
import afterbell.messaging.outbox.Outgoing;
import afterbell.messaging.outbox.Versioned;

/** The broker is away all the time, so that what waits can be looked at; the store refuses every collection scan. */
class StateAndEventsAreOneWriteIT {
    private static final String NOBODY = "127.0.0.1:1";
    private static TestStore store;
    private static Running service;
    private static AggregateStore<Roll> documents;

    @BeforeAll
    static void start() {
        store = TestStore.start();
        service = Running.settings(NOBODY, store.uri(), "sch").start();
        documents = service.stores().of("others", Roll.class);
        var indexes = service.bean(MongoTemplate.class).indexOps("others");
        service.stores().indexes().getLast().indexes().forEach(indexes::createIndex);
        indexes.createIndex(new Index().named("number").on("s.n", Direction.ASC).unique());
    }

    @AfterAll
    static void stop() {
        service.close();
        store.close();
    }

    @Test
    void theStateItsVersionAndItsEventsStandInOneDocument() {
        String group = "grp-" + UUID.randomUUID();
        var saved = service.rolls().call(service.rolls().load(group), 2);
        assertThat(saved.version()).isEqualTo(1);
        assertThat(saved.sequence()).isEqualTo(2);
        var stored = stored(group);
        assertThat(stored.get("s", Document.class)).isEqualTo(new Document("g", group).append("n", 2));
        assertThat(stored.getLong("v")).isEqualTo(1);
        assertThat(stored.getList("o", Document.class)).extracting(event -> event.getLong("q")).containsExactly(1L, 2L);
        assertThat(stored.getList("o", Document.class)).extracting(event -> event.getString("c"))
                .as("all facts of one decision have one correlation id")
                .containsOnly(stored.getList("o", Document.class).getFirst().getString("c"));
        assertThat(stored.getDate("oa")).isNotNull();
    }

    @Test
    void manyAreSavedByOneBulkEachWithItsEvents() {
        var ids = List.of("bulk-" + UUID.randomUUID(), "bulk-" + UUID.randomUUID());
        var fresh = ids.stream().map(it -> Versioned.fresh(it, new Roll(it, 0))).toList();
        documents.save(fresh.stream().map(it -> told(it, 1)).toList());
        var first = documents.find(ids);
        documents.save(first.stream().map(it -> told(it, 2)).toList());

        assertThat(documents.find(ids)).allSatisfy(it -> {
            assertThat(it.version()).isEqualTo(2);
            assertThat(it.sequence()).isEqualTo(3);
            assertThat(it.waiting()).isTrue();
        });
        assertThat(first).extracting(Versioned::sequence).containsOnly(1L);
        assertThatThrownBy(() -> documents.save(first.stream().map(it -> told(it, 1)).toList()))
                .isInstanceOf(OptimisticLockingFailureException.class);
        assertThatThrownBy(() -> documents.save(fresh.stream().map(it -> told(it, 1)).toList()))
                .isInstanceOf(OptimisticLockingFailureException.class);
        assertThat(documents.find(ids)).extracting(Versioned::sequence).containsOnly(3L);
    }

    private static AggregateStore.Change<Roll> told(Versioned<Roll> before, int facts) {
        var roll = new Roll(before.id(), ThreadLocalRandom.current().nextInt(1_000, Integer.MAX_VALUE));
        return new AggregateStore.Change<>(before, roll, IntStream.range(0, facts)
                .mapToObj(it -> new Outgoing("sch", Rolls.fact("sch", before.id(), it)))
                .toList());
    }

    @Test
    void aStateThatSomebodyHasChangedSinceIsNotOverwrittenAndItsEventsAreNotKept() {
        String group = "grp-" + UUID.randomUUID();
        var first = service.rolls().call(group);
        service.rolls().call(first);
        assertThatThrownBy(() -> service.rolls().call(first)).isInstanceOf(OptimisticLockingFailureException.class);
        assertThat(stored(group).getList("o", Document.class)).hasSize(2);
        assertThat(service.rolls().find(group).orElseThrow().version()).isEqualTo(2);
    }

    @Test
    void twoWhoCreateTheSameAggregateConflict() {
        String group = "grp-" + UUID.randomUUID();
        var fresh = service.rolls().load(group);
        service.rolls().call(fresh);
        assertThatThrownBy(() -> service.rolls().call(fresh)).isInstanceOf(OptimisticLockingFailureException.class);
    }

    @Test
    void aStateThatAUniqueIndexForbidsIsNoConflict() {
        int number = UUID.randomUUID().hashCode();
        documents.save(Versioned.fresh("one", new Roll("one", number)), new Roll("one", number), List.of());
        assertThatThrownBy(() -> documents.save(Versioned.fresh("two", new Roll("two", number)),
                new Roll("two", number), List.of())).isInstanceOf(DuplicateKeyException.class);
        assertThat(documents.find("two")).isEmpty();
    }

    @Test
    void aLoadedStateTellsWhetherItsFactsAreStillWaiting() {
        String group = "grp-" + UUID.randomUUID();
        assertThat(service.rolls().load(group).waiting()).isFalse();
        assertThat(service.rolls().call(group).waiting()).isTrue();
        assertThat(service.rolls().load(group).waiting()).isTrue();
        documents.save(Versioned.fresh(group, new Roll(group, 0)), new Roll(group, group.hashCode()), List.of());
        assertThat(documents.find(group).orElseThrow().waiting()).isFalse();
    }

    @Test
    void aFactTooLongForTheBrokerIsRefusedBeforeAnythingIsStored() {
        var entries = java.util.stream.IntStream.range(0, 5_000)
                .mapToObj(number -> new Entry("pup-" + number, Presence.PRESENT, number))
                .toList();
        var tooLong = new RollCalled("sch", "grp", Rolls.DAY, Slot.AFTERNOON, null, entries);
        assertThatThrownBy(() -> documents.save(Versioned.fresh("long", new Roll("long", 1)), new Roll("long", 1),
                List.of(new Outgoing("sch", tooLong)))).isInstanceOf(IllegalArgumentException.class);
        assertThat(documents.find("long")).isEmpty();
    }

    @Test
    void aListHasALimitAndEveryQueryAnIndex() {
        assertThatThrownBy(() -> documents.find(Filters.gt("_id", ""), Sorts.ascending("_id"), 0))
                .isInstanceOf(IllegalArgumentException.class);
        service.rolls().call("grp-" + UUID.randomUUID());
        assertThat(documents.find(Filters.gt("_id", ""), Sorts.ascending("_id"), 10)).isNotNull();
        documents.save(Versioned.fresh("gone", new Roll("gone", 0)), new Roll("gone", -1), List.of());
        documents.clear();
        assertThat(documents.find("gone")).isEmpty();
        assertThatThrownBy(() -> documents.find(Filters.eq("s.g", "gone"), Sorts.ascending("s.g"), 10))
                .as("the store does refuse scans")
                .hasMessageContaining("notablescan");
    }

    @Test
    void whatWaitsIsMeasured() {
        service.rolls().call("grp-" + UUID.randomUUID());
        org.awaitility.Awaitility.await().atMost(java.time.Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(service.prometheus())
                    .containsPattern("afterbell_outbox_pending\\{.*collection=\"registers\".*} [1-9]")
                    .containsPattern("afterbell_outbox_oldest_age_seconds\\{.*collection=\"registers\".*} [0-9]");
        });
    }

    private static Document stored(String group) {
        return store.collection("registers").find(Filters.eq("_id", Rolls.idOf(group))).first();
    }

    /** Two want to replace each document, some of which were loaded before somebody else had saved. */
    @Test
    void ofReplacementsAtTheSameMomentEachIsDoneOrRefusedByItself() throws Exception {
        for (int round = 0; round < 10; round++) {
            var loaded = IntStream.range(0, 24)
                    .mapToObj(
                            _ -> documents.save(Versioned.fresh("grp-" + UUID.randomUUID(), roll()), roll(), List.of()))
                    .toList();
            var stale = loaded.subList(0, 6);
            stale.forEach(it -> documents.save(it, roll(), List.of()));
            var taken = documents.save(Versioned.fresh("grp-" + UUID.randomUUID(), roll()), roll(), List.of()).state();
            var twin = loaded.getLast();
            var together = new CyclicBarrier(loaded.size() * 2 - 1);
            var saved = new ConcurrentHashMap<String, Roll>();
            var lost = new AtomicInteger();
            var refused = new AtomicInteger();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < loaded.size() * 2 - 1; i++) {
                    var before = loaded.get(i / 2);
                    threads.submit(() -> {
                        var next = before == twin ? taken : roll();
                        together.await();
                        try {
                            assertThat(saved.put(before.id(), documents.save(before, next, List.of()).state()))
                                    .isNull();
                        } catch (DuplicateKeyException numberTaken) {
                            refused.incrementAndGet();
                        } catch (OptimisticLockingFailureException conflict) {
                            lost.incrementAndGet();
                        }
                        return null;
                    });
                }
            }
            assertThat(saved).hasSize(17);
            assertThat(lost).hasValue(12 + 17);
            assertThat(refused).hasValue(1);
            loaded.forEach(it -> assertThat(documents.find(it.id()).orElseThrow().version())
                    .isEqualTo(it == twin ? 1 : 2));
            saved.forEach((id, state) -> assertThat(documents.find(id).orElseThrow().state()).isEqualTo(state));
        }
    }

    private static Roll roll() {
        return new Roll("group", ThreadLocalRandom.current().nextInt(1_000, Integer.MAX_VALUE));
    }
}
