package afterbell.embeddedmongo.conformance;

import static afterbell.embeddedmongo.conformance.Server.all;
import static afterbell.embeddedmongo.conformance.Server.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteManyModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

interface InsertingAndDeleting extends Server {

    @Test
    default void aDocumentWithoutIdGetsOneInFront() {
        database().runCommand(json("{insert: 'things', documents: [{a: 1}]}"));
        Document found = collection().find().first();
        assertThat(found.keySet()).containsExactly("_id", "a");
        assertThat(found.get("_id")).isInstanceOf(ObjectId.class);
    }

    @Test
    default void aTakenIdIsRefusedWithItsKey() {
        holding(json("{_id: 1}"));
        Document answer = database().runCommand(json("{insert: 'things', documents: [{_id: 1.0}, {_id: 2}]}"));
        assertThat(answer.getInteger("n")).isZero();
        Document error = answer.getList("writeErrors", Document.class).getFirst();
        assertThat(error).containsEntry("index", 0)
                .containsEntry("code", 11000)
                .containsEntry("keyPattern", json("{_id: 1}"));
        assertThat(error.get("keyValue", Document.class)).containsEntry("_id", 1.0);
        assertThat(collection().countDocuments()).isEqualTo(1);
    }

    @Test
    default void aTakenUniqueValueIsRefusedWithItsKey() {
        collection().createIndex(json("{group: 1, date: -1}"), new IndexOptions().unique(true).name("once"));
        holding(json("{_id: 1, group: 'g', date: 5}"));
        MongoWriteException refused = catchThrowableOfType(MongoWriteException.class,
                () -> collection().insertOne(json("{_id: 2, group: 'g', date: 5}")));
        assertThat(refused.getCode()).isEqualTo(11000);
        assertThat(refused.getMessage()).contains("E11000 duplicate key error").contains("once");
        collection().insertOne(json("{_id: 2, group: 'g', date: 6}"));
        assertThatThrownBy(() -> collection().updateOne(json("{_id: 2}"), json("{$set: {date: 5}}")))
                .isInstanceOf(MongoWriteException.class)
                .hasMessageContaining("E11000");
        assertThat(ids("{date: 6}")).containsExactly(2);
    }

    @Test
    default void anOrderedBulkStopsAtItsFirstError() {
        holding(json("{_id: 2}"));
        MongoBulkWriteException refused = catchThrowableOfType(MongoBulkWriteException.class,
                () -> collection().insertMany(List.of(json("{_id: 1}"), json("{_id: 2}"), json("{_id: 3}"))));
        assertThat(refused.getWriteResult().getInsertedCount()).isEqualTo(1);
        assertThat(refused.getWriteErrors()).singleElement()
                .satisfies(error -> assertThat(error.getIndex()).isEqualTo(1));
        assertThat(ids("{}")).containsExactly(1, 2);
    }

    @Test
    default void anUnorderedBulkTriesEverything() {
        holding(json("{_id: 2}"));
        List<WriteModel<Document>> writes = List.of(new InsertOneModel<>(json("{_id: 1, n: 1}")),
                new InsertOneModel<>(json("{_id: 2}")), new InsertOneModel<>(json("{_id: 3}")),
                new UpdateOneModel<>(json("{_id: 1}"), json("{$inc: {n: 1}}")),
                new DeleteManyModel<>(json("{_id: 3}")));
        MongoBulkWriteException refused = catchThrowableOfType(MongoBulkWriteException.class,
                () -> collection().bulkWrite(writes, new BulkWriteOptions().ordered(false)));
        BulkWriteResult done = refused.getWriteResult();
        assertThat(List.of(done.getInsertedCount(), done.getModifiedCount(), done.getDeletedCount())).containsExactly(2,
                1, 1);
        assertThat(ids("{}")).containsExactly(1, 2);
    }

    @Test
    default void anOrderedBulkOfUpdatesStopsAtItsFirstError() {
        holding(json("{_id: 1, n: 'text'}"), json("{_id: 2, n: 1}"));
        List<WriteModel<Document>> writes = List.of(new UpdateOneModel<>(json("{_id: 1}"), json("{$inc: {n: 1}}")),
                new UpdateOneModel<>(json("{_id: 2}"), json("{$inc: {n: 1}}")));
        assertThatThrownBy(() -> collection().bulkWrite(writes)).isInstanceOf(MongoBulkWriteException.class);
        assertThat(ids("{n: 1}")).containsExactly(2);
    }

    @Test
    default void theWritesOfABulkSeeEachOther() {
        collection().createIndex(json("{u: 1}"), new IndexOptions().unique(true));
        holding(json("{_id: 1, u: 'a', n: 0}"), json("{_id: 2, u: 'b', n: 0}"));
        List<WriteModel<Document>> writes = List.of(
                new UpdateOneModel<>(json("{_id: 1}"), json("{$set: {u: 'c'}, $inc: {n: 1}}")),
                new UpdateOneModel<>(json("{_id: 2, u: 'b'}"), json("{$set: {u: 'a'}}")),
                new UpdateOneModel<>(json("{_id: 1, n: 1}"), json("{$inc: {n: 1}}")),
                new UpdateOneModel<>(json("{_id: 1}"), json("{$set: {u: 'a'}}")),
                new UpdateOneModel<>(json("{u: 'a'}"), json("{$inc: {n: 10}}")),
                new ReplaceOneModel<>(json("{_id: 3}"), json("{u: 'b', n: 5}"), new ReplaceOptions().upsert(true)),
                new ReplaceOneModel<>(json("{_id: 4}"), json("{u: 'b'}"), new ReplaceOptions().upsert(true)),
                new ReplaceOneModel<>(json("{_id: 3, n: 5}"), json("{n: 6}")));
        MongoBulkWriteException refused = catchThrowableOfType(MongoBulkWriteException.class,
                () -> collection().bulkWrite(writes, new BulkWriteOptions().ordered(false)));
        assertThat(refused.getWriteErrors()).extracting(error -> error.getIndex()).containsExactly(3, 6);
        assertThat(all(collection().find().sort(json("{_id: 1}")))).containsExactly(json("{_id: 1, u: 'c', n: 2}"),
                json("{_id: 2, u: 'a', n: 10}"), json("{_id: 3, n: 6}"));
        assertThat(ids("{u: 'b'}")).isEmpty();
        assertThat(ids("{u: {$in: ['a', 'c']}}")).containsExactly(1, 2);
    }

    @Test
    default void aBulkOfUpsertsTellsTheNewIds() {
        holding(json("{_id: 'old', n: 1}"));
        BulkWriteResult done = collection().bulkWrite(List.of(
                new ReplaceOneModel<>(json("{_id: 'old'}"), json("{n: 2}"), new ReplaceOptions().upsert(true)),
                new ReplaceOneModel<>(json("{_id: 'new'}"), json("{n: 3}"), new ReplaceOptions().upsert(true))));
        assertThat(done.getUpserts()).singleElement().satisfies(upsert -> {
            assertThat(upsert.getIndex()).isEqualTo(1);
            assertThat(upsert.getId().asString().getValue()).isEqualTo("new");
        });
        assertThat(List.of(done.getMatchedCount(), done.getModifiedCount())).containsExactly(1, 1);
    }

    @Test
    default void aJournaledMajorityIsAccepted() {
        collection().withWriteConcern(WriteConcern.MAJORITY.withJournal(true)).insertOne(json("{_id: 1}"));
        assertThat(ids("{}")).containsExactly(1);
    }

    @Test
    default void oneOrManyAreDeleted() {
        holding(json("{_id: 1, a: 1}"), json("{_id: 2, a: 1}"), json("{_id: 3, a: 1}"), json("{_id: 4, a: 2}"));
        assertThat(collection().deleteOne(json("{a: 1}")).getDeletedCount()).isEqualTo(1);
        assertThat(collection().deleteMany(json("{a: 1}")).getDeletedCount()).isEqualTo(2);
        assertThat(collection().deleteMany(json("{a: 7}")).getDeletedCount()).isZero();
        assertThat(ids("{}")).containsExactly(4);
        assertThat(collection().deleteMany(new Document()).getDeletedCount()).isEqualTo(1);
    }

    @Test
    default void whatWasAcknowledgedIsThereAfterARestart() throws Exception {
        collection().createIndex(json("{a: 1}"), new IndexOptions().unique(true));
        for (int i = 0; i < 50; i++) {
            collection().insertOne(new Document("_id", i).append("a", i));
        }
        collection().deleteOne(json("{_id: 7}"));
        collection().updateOne(json("{_id: 8}"), json("{$set: {a: 1000}}"));
        restart();
        assertThat(collection().countDocuments()).isEqualTo(49);
        assertThat(collection().estimatedDocumentCount()).isEqualTo(49);
        assertThat(ids("{a: {$gte: 48}}")).containsExactly(8, 48, 49);
        assertThatThrownBy(() -> collection().insertOne(json("{_id: 'x', a: 1000}"))).hasMessageContaining("E11000");
    }
}
