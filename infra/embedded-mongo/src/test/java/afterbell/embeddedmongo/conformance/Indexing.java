package afterbell.embeddedmongo.conformance;

import static afterbell.embeddedmongo.conformance.Server.all;
import static afterbell.embeddedmongo.conformance.Server.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.TimeUnit;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import org.bson.Document;
import org.junit.jupiter.api.Test;

interface Indexing extends Server {
    MongoDatabase admin();

    @Test
    default void indexesAreListedWithTheirOptions() {
        collection().createIndex(json("{a: 1, b: -1}"));
        collection().createIndex(json("{u: 1}"), new IndexOptions().name("only").unique(true).sparse(true));
        collection().createIndex(json("{at: 1}"), new IndexOptions().expireAfter(60L, TimeUnit.SECONDS));
        List<Document> indexes = all(collection().listIndexes());
        assertThat(indexes).extracting(i -> i.getString("name")).containsExactly("_id_", "a_1_b_-1", "only", "at_1");
        assertThat(indexes.get(1).get("key")).isEqualTo(json("{a: 1, b: -1}"));
        assertThat(indexes.get(2)).containsEntry("unique", true).containsEntry("sparse", true);
        assertThat(((Number) indexes.get(3).get("expireAfterSeconds")).longValue()).isEqualTo(60);
    }

    @Test
    default void theSameIndexAgainIsNothingNewAndAnotherUnderItsNameIsRefused() {
        collection().createIndex(json("{a: 1}"));
        collection().createIndex(json("{a: 1}"));
        assertThat(all(collection().listIndexes())).hasSize(2);
        assertThatThrownBy(() -> collection().createIndex(json("{b: 1}"), new IndexOptions().name("a_1")))
                .isInstanceOfSatisfying(MongoCommandException.class, e -> assertThat(e.getErrorCode()).isEqualTo(86));
        assertThatThrownBy(() -> collection().createIndex(json("{a: 1}"), new IndexOptions().name("other")))
                .isInstanceOfSatisfying(MongoCommandException.class, e -> assertThat(e.getErrorCode()).isEqualTo(85));
    }

    @Test
    default void indexesAreDroppedByNameByKeyAndAll() {
        collection().createIndex(json("{a: 1}"));
        collection().createIndex(json("{b: 1}"));
        collection().createIndex(json("{c: 1}"));
        database().getCollection("other").createIndex(json("{x: 1}"));
        collection().dropIndex("a_1");
        collection().dropIndex(json("{b: 1}"));
        assertThat(all(collection().listIndexes())).extracting(i -> i.getString("name")).containsExactly("_id_", "c_1");
        collection().dropIndexes();
        assertThat(all(collection().listIndexes())).hasSize(1);
        assertThat(all(database().getCollection("other").listIndexes())).hasSize(2);
        assertThatThrownBy(() -> collection().dropIndex("a_1")).isInstanceOf(MongoCommandException.class);
    }

    @Test
    default void aUniqueIndexOverDuplicatesIsNotMade() {
        holding(json("{_id: 1, a: 1}"), json("{_id: 2, a: 1}"));
        assertThatThrownBy(() -> collection().createIndex(json("{a: 1}"), new IndexOptions().unique(true)))
                .isInstanceOfSatisfying(MongoException.class, e -> assertThat(e.getCode()).isEqualTo(11000));
        assertThat(all(collection().listIndexes())).hasSize(1);
        collection().insertOne(json("{_id: 3, a: 1}"));
    }

    @Test
    default void twoMissingValuesAreDuplicatesUnlessTheIndexIsSparse() {
        collection().createIndex(json("{a: 1}"), new IndexOptions().unique(true));
        collection().createIndex(json("{s: 1}"), new IndexOptions().unique(true).sparse(true));
        holding(json("{_id: 1, a: 1}"), json("{_id: 2, a: 2}"), json("{_id: 3}"));
        assertThatThrownBy(() -> collection().insertOne(json("{_id: 4}"))).hasMessageContaining("E11000");
        assertThatThrownBy(() -> collection().insertOne(json("{_id: 4, a: null}"))).hasMessageContaining("E11000");
        collection().insertOne(json("{_id: 5, a: 5, s: null}"));
        assertThatThrownBy(() -> collection().insertOne(json("{_id: 6, a: 6, s: null}")))
                .hasMessageContaining("E11000");
    }

    @Test
    default void aUniqueIndexHoldsEachElementOfAnArray() {
        collection().createIndex(json("{tags: 1}"), new IndexOptions().unique(true));
        holding(json("{_id: 1, tags: ['a', 'b', 'a']}"));
        assertThatThrownBy(() -> collection().insertOne(json("{_id: 2, tags: ['c', 'b']}")))
                .hasMessageContaining("E11000");
        collection().insertOne(json("{_id: 2, tags: ['c']}"));
        collection().deleteOne(json("{_id: 1}"));
        collection().updateOne(json("{_id: 2}"), json("{$push: {tags: 'b'}}"));
        assertThat(ids("{tags: 'b'}")).containsExactly(2);
    }

    @Test
    default void twoArraysInOneIndexAreRefused() {
        collection().createIndex(json("{a: 1, b: 1}"));
        collection().insertOne(json("{_id: 1, a: [1, 2], b: 1}"));
        assertThatThrownBy(() -> collection().insertOne(json("{_id: 2, a: [1], b: [1]}")))
                .isInstanceOfSatisfying(MongoException.class, e -> assertThat(e.getCode()).isEqualTo(171));
    }

    @Test
    default void aSparseIndexDoesNotHideDocuments() {
        collection().createIndex(json("{s: 1}"), new IndexOptions().sparse(true));
        holding(json("{_id: 1, s: 1}"), json("{_id: 2}"), json("{_id: 3, s: null}"));
        assertThat(ids("{s: null}")).containsExactly(2, 3);
        assertThat(all(collection().find().sort(json("{s: 1}")))).hasSize(3);
        assertThat(ids("{s: {$exists: true}}")).containsExactly(1, 3);
    }

    @Test
    default void explainTellsWhichIndexIsUsed() {
        collection().createIndex(json("{group: 1, date: 1}"));
        for (int i = 0; i < 100; i++) {
            collection().insertOne(new Document("_id", i).append("group", i % 10).append("date", i).append("other", i));
        }
        Document explained = collection().find(json("{group: 3, date: {$gte: 50}}")).sort(json("{date: 1}")).explain();
        assertThat(explained.toJson()).contains("IXSCAN")
                .contains("group_1_date_1")
                .doesNotContain("COLLSCAN")
                .doesNotContain("\"SORT\"");
        Document stats = explained.get("executionStats", Document.class);
        assertThat(((Number) stats.get("nReturned")).intValue()).isEqualTo(5);
        assertThat(((Number) stats.get("totalKeysExamined")).intValue()).isLessThanOrEqualTo(6);
        assertThat(((Number) stats.get("totalDocsExamined")).intValue()).isEqualTo(5);
        assertThat(collection().find(json("{other: 3}")).explain().toJson()).contains("COLLSCAN");
        assertThat(collection().aggregate(List.of(json("{$match: {group: {$gt: 3}}}"),
                json("{$group: {_id: '$date'}}"))).explain().toJson()).contains("IXSCAN").contains("group_1_date_1");
    }

    @Test
    default void withNotablescanAScanIsRefused() {
        collection().createIndex(json("{a: 1}"));
        holding(json("{_id: 1, a: 1, b: 1}"));
        admin().runCommand(json("{setParameter: 1, notablescan: true}"));
        try {
            assertThatThrownBy(() -> collection().find(json("{b: 1}")).first())
                    .isInstanceOfSatisfying(MongoCommandException.class,
                            e -> assertThat(e.getErrorCode()).isEqualTo(291));
            assertThatThrownBy(() -> collection().updateOne(json("{b: 1}"), json("{$set: {c: 1}}")))
                    .isInstanceOf(MongoException.class);
            assertThat(collection().find(json("{a: {$gte: 1}}")).first()).isNotNull();
            assertThat(collection().updateOne(json("{_id: 1, b: 1}"), json("{$set: {c: 1}}")).getMatchedCount())
                    .isEqualTo(1);
        } finally {
            admin().runCommand(json("{setParameter: 1, notablescan: false}"));
        }
        assertThat(collection().find(json("{b: 1}")).first()).isNotNull();
    }

    @Test
    default void expiredDocumentsGo() {
        collection().createIndex(json("{at: 1}"), new IndexOptions().expireAfter(10L, TimeUnit.SECONDS));
        Instant now = Instant.now();
        holding(new Document("_id", "old").append("at", Date.from(now.minusSeconds(60))),
                new Document("_id", "oneOld").append("at", List.of(Date.from(now.minusSeconds(60)), Date.from(now))),
                new Document("_id", "young").append("at", Date.from(now.plusSeconds(600))),
                new Document("_id", "text").append("at", "2001"), new Document("_id", "none"));
        admin().runCommand(json("{setParameter: 1, ttlMonitorSleepSecs: 1}"));
        await().atMost(Duration.ofSeconds(70))
                .untilAsserted(() -> assertThat(ids("{}")).containsExactly("none", "text", "young"));
    }

    @Test
    default void collectionsAreMadeListedAndDropped() {
        database().createCollection("made");
        holding(json("{_id: 1}"));
        assertThat(database().listCollectionNames().into(new ArrayList<>())).containsExactlyInAnyOrder("made",
                "things");
        assertThatThrownBy(() -> database().createCollection("made")).isInstanceOf(MongoCommandException.class);
        database().getCollection("made").drop();
        database().getCollection("never").drop();
        assertThat(database().listCollectionNames().into(new ArrayList<>())).containsExactly("things");
        collection().drop();
        assertThat(collection().countDocuments()).isZero();
        collection().insertOne(json("{_id: 1}"));
        assertThat(ids("{}")).containsExactly(1);
    }
}
