package afterbell.embeddedmongo.conformance;

import static afterbell.embeddedmongo.conformance.Server.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import com.mongodb.MongoWriteException;
import com.mongodb.client.model.FindOneAndReplaceOptions;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.result.UpdateResult;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

interface Updating extends Server {

    /** Before, update, after; all without {@code _id}. */
    static Stream<Arguments> operators() {
        return Stream.of(
                Arguments.of("{a: 1}", "{$set: {a: 2, 'd.x': 'deep'}}", "{a: 2, d: {x: 'deep'}}"),
                Arguments.of("{a: 1, d: {x: 1, y: 2}}", "{$unset: {a: '', 'd.x': ''}}", "{d: {y: 2}}"),
                Arguments.of("{n: 1}", "{$inc: {n: 2, m: 5}}", "{n: 3, m: 5}"),
                Arguments.of("{n: 4}", "{$mul: {n: 3}}", "{n: 12}"),
                Arguments.of("{n: 4, m: 4}", "{$min: {n: 3}, $max: {m: 9}}", "{n: 3, m: 9}"),
                Arguments.of("{n: 4, m: 4}", "{$min: {n: 5}, $max: {m: 1}}", "{n: 4, m: 4}"),
                Arguments.of("{list: [1]}", "{$push: {list: 2, fresh: 'x'}}", "{list: [1, 2], fresh: ['x']}"),
                Arguments.of("{list: [1, 2]}", "{$push: {list: {$each: [3, 4, 5], $slice: -3}}}", "{list: [3, 4, 5]}"),
                Arguments.of("{list: [3]}", "{$push: {list: {$each: [1, 2], $position: 0}}}", "{list: [1, 2, 3]}"),
                Arguments.of("{list: [{n: 2}]}", "{$push: {list: {$each: [{n: 1}], $sort: {n: 1}}}}",
                        "{list: [{n: 1}, {n: 2}]}"),
                Arguments.of("{list: [1, 2, 1]}", "{$pull: {list: 1}}", "{list: [2]}"),
                Arguments.of("{list: [{id: 1, n: 5}, {id: 2, n: 6}]}", "{$pull: {list: {id: 1}}}",
                        "{list: [{id: 2, n: 6}]}"),
                Arguments.of("{list: [1, 5, 9]}", "{$pull: {list: {$gte: 5}}}", "{list: [1]}"),
                Arguments.of("{list: [1, 2, 3]}", "{$pullAll: {list: [1, 3]}}", "{list: [2]}"),
                Arguments.of("{list: [1, 2]}", "{$pop: {list: 1}}", "{list: [1]}"),
                Arguments.of("{list: [1, 2]}", "{$addToSet: {list: {$each: [2, 3]}}}", "{list: [1, 2, 3]}"),
                Arguments.of("{a: 1}", "{$setOnInsert: {b: 2}}", "{a: 1}"),
                Arguments.of("{a: 1}", "{$rename: {a: 'b'}}", "{b: 1}"),
                Arguments.of("{list: [{n: 1}, {n: 2}]}", "{$set: {'list.1.n': 7}}", "{list: [{n: 1}, {n: 7}]}"),
                Arguments.of("{list: [1, 2]}", "{$inc: {'list.$[]': 10}}", "{list: [11, 12]}"));
    }

    @ParameterizedTest
    @MethodSource("operators")
    default void operatorsChangeDocuments(String before, String update, String after) {
        holding(json(before).append("_id", 1));
        collection().updateOne(json("{_id: 1}"), json(update));
        Document found = collection().find().first();
        found.remove("_id");
        assertThat(found).isEqualTo(json(after));
    }

    @Test
    default void theVersionIsTheLock() {
        holding(json("{_id: 1, version: 1, state: 'old'}"));
        assertThat(collection().replaceOne(json("{_id: 1, version: 1}"), json("{version: 2, state: 'new'}"))
                .getModifiedCount())
                .isEqualTo(1);
        UpdateResult stale = collection().replaceOne(json("{_id: 1, version: 1}"), json("{version: 2, state: 'lost'}"));
        assertThat(stale.getMatchedCount()).isZero();
        assertThat(collection().find().first()).isEqualTo(json("{_id: 1, version: 2, state: 'new'}"));
    }

    @Test
    default void ofConcurrentWritersOfOneVersionOneWins() throws Exception {
        holding(json("{_id: 1, version: 0}"));
        try (ExecutorService writers = Executors.newFixedThreadPool(8)) {
            List<Future<Long>> matched = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                int version = i / 4;
                matched.add(
                        writers.submit(() -> collection().updateOne(new Document("_id", 1).append("version", version),
                                json("{$inc: {version: 1, wins: 1}}")).getMatchedCount()));
            }
            long wins = 0;
            for (Future<Long> each : matched) {
                wins += each.get();
            }
            Document after = collection().find().first();
            assertThat(after.getInteger("wins").longValue()).isEqualTo(wins);
            assertThat(after.getInteger("version").longValue()).isEqualTo(wins);
        }
    }

    @Test
    default void concurrentIncrementsAllCount() throws Exception {
        holding(json("{_id: 1, n: 0}"));
        try (ExecutorService writers = Executors.newFixedThreadPool(8)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                all.add(writers.submit(() -> collection().updateOne(json("{_id: 1}"), json("{$inc: {n: 1}}"))));
            }
            for (Future<?> each : all) {
                each.get();
            }
        }
        assertThat(collection().find().first()).containsEntry("n", 400);
    }

    @Test
    default void anUpsertTakesItsEqualitiesFromTheFilter() {
        UpdateResult done = collection().updateOne(json("{_id: 'x', kind: 'k', n: {$gt: 3}}"),
                json("{$set: {a: 1}, $setOnInsert: {made: true}}"), new UpdateOptions().upsert(true));
        assertThat(done.getUpsertedId().asString().getValue()).isEqualTo("x");
        assertThat(collection().find().first()).isEqualTo(json("{_id: 'x', kind: 'k', a: 1, made: true}"));
        collection().updateOne(json("{_id: 'x'}"), json("{$setOnInsert: {made: false}, $set: {a: 2}}"),
                new UpdateOptions().upsert(true));
        assertThat(collection().find().first()).containsEntry("made", true).containsEntry("a", 2);
        assertThat(collection().replaceOne(json("{_id: 'y', version: 1}"), json("{version: 2}"),
                new ReplaceOptions().upsert(true)).getUpsertedId().asString().getValue()).isEqualTo("y");
    }

    @Test
    default void concurrentUpsertsOfOneKeyMakeOneDocument() throws Exception {
        collection().createIndex(json("{key: 1}"), new IndexOptions().unique(true));
        try (ExecutorService writers = Executors.newFixedThreadPool(8)) {
            List<Future<UpdateResult>> all = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                Document key = new Document("key", i / 10);
                all.add(writers.submit(() -> collection().updateOne(key, json("{$inc: {n: 1}}"),
                        new UpdateOptions().upsert(true))));
            }
            for (Future<UpdateResult> each : all) {
                each.get();
            }
        }
        assertThat(collection().countDocuments()).isEqualTo(10);
        assertThat(collection().countDocuments(json("{n: 10}"))).isEqualTo(10);
    }

    @Test
    default void manyAreMatchedAndOnlyChangesCount() {
        holding(json("{_id: 1, a: 1}"), json("{_id: 2, a: 1, done: true}"), json("{_id: 3, a: 2}"));
        UpdateResult done = collection().updateMany(json("{a: 1}"), json("{$set: {done: true}}"));
        assertThat(List.of(done.getMatchedCount(), done.getModifiedCount())).containsExactly(2L, 1L);
    }

    @Test
    default void thePositionalOperatorChangesTheMatchedElement() {
        holding(json("{_id: 1, entries: [{p: 'a', s: 0}, {p: 'b', s: 0}]}"));
        collection().updateOne(json("{_id: 1, 'entries.p': 'b'}"), json("{$set: {'entries.$.s': 1}}"));
        collection().updateOne(json("{_id: 1}"), json("{$set: {'entries.$[e].t': 9}}"),
                new UpdateOptions().arrayFilters(List.of(json("{'e.p': 'a'}"))));
        assertThat(collection().find().first())
                .isEqualTo(json("{_id: 1, entries: [{p: 'a', s: 0, t: 9}, {p: 'b', s: 1}]}"));
    }

    @Test
    default void oneIsFoundAndChanged() {
        holding(json("{_id: 1, n: 3}"), json("{_id: 2, n: 1}"), json("{_id: 3, n: 2}"));
        FindOneAndUpdateOptions least = new FindOneAndUpdateOptions().sort(json("{n: 1}"));
        assertThat(collection().findOneAndUpdate(json("{}"), json("{$inc: {n: 10}}"), least))
                .isEqualTo(json("{_id: 2, n: 1}"));
        assertThat(collection().findOneAndUpdate(json("{}"), json("{$inc: {n: 10}}"),
                least.returnDocument(ReturnDocument.AFTER).projection(json("{_id: 0, n: 1}"))))
                .isEqualTo(json("{n: 12}"));
        assertThat(collection().findOneAndUpdate(json("{_id: 9}"), json("{$inc: {n: 1}}"))).isNull();
        assertThat(collection().findOneAndUpdate(json("{_id: 9}"), json("{$inc: {n: 1}}"),
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER)))
                .isEqualTo(json("{_id: 9, n: 1}"));
        assertThat(collection().findOneAndReplace(json("{_id: 9}"), json("{m: 1}"),
                new FindOneAndReplaceOptions().returnDocument(ReturnDocument.AFTER))).isEqualTo(json("{_id: 9, m: 1}"));
        assertThat(collection().findOneAndDelete(json("{_id: 9}"))).isEqualTo(json("{_id: 9, m: 1}"));
        assertThat(collection().findOneAndDelete(json("{_id: 9}"))).isNull();
    }

    /** Update, error code. */
    static Stream<Arguments> impossible() {
        return Stream.of(Arguments.of("{$set: {_id: 2}}", 66), Arguments.of("{$inc: {text: 1}}", 14),
                Arguments.of("{$push: {text: 1}}", 2), Arguments.of("{$set: {n: 1}, $inc: {n: 1}}", 40),
                Arguments.of("{$unknown: {n: 1}}", 9), Arguments.of("{$set: {'text.inner': 1}}", 28));
    }

    @ParameterizedTest
    @MethodSource("impossible")
    default void anImpossibleUpdateIsRefusedAndChangesNothing(String update, int code) {
        holding(json("{_id: 1, n: 0, text: 't'}"));
        assertThatThrownBy(() -> collection().updateOne(json("{_id: 1}"), json(update)))
                .isInstanceOfSatisfying(MongoWriteException.class,
                        refused -> assertThat(refused.getCode()).isEqualTo(code));
        assertThat(collection().find().first()).isEqualTo(json("{_id: 1, n: 0, text: 't'}"));
    }
}
