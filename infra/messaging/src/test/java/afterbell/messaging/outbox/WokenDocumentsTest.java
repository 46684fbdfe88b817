package afterbell.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

import com.mongodb.client.MongoClients;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

import afterbell.messaging.example.Rolls;

class WokenDocumentsTest {
    private static final Duration LONG = Duration.ofHours(1);
    private final WokenDocuments woken = new WokenDocuments();
    private final AggregateStore<?> store = store();

    /** Only its identity matters: it never reaches a database. */
    private static AggregateStore<?> store() {
        try (var client = MongoClients.create("mongodb://127.0.0.1:1")) {
            return new AggregateStore<>(new MongoTemplate(client, "none"), "registers", Rolls.Roll.class, List.of(),
                    null, null, null);
        }
    }

    @Test
    void eventsThatAreAllThatWaitNeedNotBeRead() throws InterruptedException {
        woken.add(store, waiting("a"));
        var batch = woken.take(10, 0, LONG).get(store);
        assertThat(batch.handedOver()).containsExactly(waiting("a"));
        assertThat(batch.toRead()).isEmpty();
    }

    @Test
    void aDocumentThatIsWokenTwiceIsReadOnceSoThatItsEventsKeepTheirOrder() throws InterruptedException {
        woken.add(store, waiting("a"));
        woken.add(store, "a");
        var batch = woken.take(10, 0, LONG).get(store);
        assertThat(batch.handedOver()).isEmpty();
        assertThat(batch.toRead()).containsExactly("a");
    }

    @Test
    void eventsThatWereInTheQueueForLongAreReadBecauseASweepMayHavePublishedThem() throws InterruptedException {
        woken.add(store, waiting("a"));
        assertThat(woken.take(10, 0, Duration.ZERO).get(store).toRead()).containsExactly("a");
    }

    /** The writer was between its write and its word while another one's word made the relay read the document. */
    @Test
    void eventsOfADocumentThatWasReadMeanwhileAreReadAndNotPublishedAgain() throws InterruptedException {
        woken.readBack(store, List.of("a"));
        woken.add(store, waiting("a"));
        woken.add(store, waiting("b"));
        var batch = woken.take(10, 0, LONG).get(store);
        assertThat(batch.toRead()).containsExactly("a");
        assertThat(batch.handedOver()).containsExactly(waiting("b"));
    }

    @Test
    void aLongQueueKeepsIdsOnlyAndAFullOneForgets() throws InterruptedException {
        for (int i = 0; i < 12_000; i++) {
            woken.add(store, waiting("a" + i));
        }
        var batch = woken.take(20_000, 0, LONG).get(store);
        assertThat(batch.handedOver()).hasSize(1_000);
        assertThat(batch.toRead()).hasSize(9_000);
        assertThat(woken.isEmpty()).isTrue();
    }

    @Test
    void aDisturbanceEndsTheWaitingAndIsNoDocument() throws InterruptedException {
        woken.disturb();
        assertThat(woken.take(10, 60_000, LONG)).isEmpty();
    }

    private static Waiting waiting(String id) {
        return new Waiting(id, 1, List.of());
    }
}
