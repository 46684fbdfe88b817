package afterbell.embeddedmongo.conformance;

import static afterbell.embeddedmongo.conformance.Server.all;
import static afterbell.embeddedmongo.conformance.Server.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoCursorNotFoundException;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.CountOptions;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

interface Finding extends Server {

    /** A filter and the ids it finds among the documents of {@link #aFilterFindsItsDocuments}. */
    static Stream<Arguments> filters() {
        return Stream.of(
                Arguments.of("{}", List.of(1, 2, 3, 4, 5, 6)),
                Arguments.of("{n: 5}", List.of(1, 4)),
                Arguments.of("{n: {$gt: 1, $lt: 9}}", List.of(1, 4, 5)),
                Arguments.of("{n: {$gte: 5, $lte: 5}}", List.of(1, 4, 5)),
                Arguments.of("{n: {$ne: 5}}", List.of(2, 3, 5, 6)),
                Arguments.of("{n: {$in: [1, 'text']}}", List.of(2, 3, 5)),
                Arguments.of("{n: {$nin: [1, 'text']}}", List.of(1, 4, 6)),
                Arguments.of("{n: {$in: []}}", List.of()),
                Arguments.of("{n: null}", List.of(6)),
                Arguments.of("{d: null}", List.of(3, 5, 6)),
                Arguments.of("{d: {$ne: null}}", List.of(1, 2, 4)),
                Arguments.of("{d: {$exists: true}}", List.of(1, 2, 4, 5)),
                Arguments.of("{d: {$exists: false}}", List.of(3, 6)),
                Arguments.of("{d: {x: 1}}", List.of(2)),
                Arguments.of("{'d.x': 1}", List.of(1, 2, 4)),
                Arguments.of("{'d.x': {$gt: 1}}", List.of(4)),
                Arguments.of("{'d.x': {$elemMatch: {$gt: 1}}}", List.of()),
                Arguments.of("{d: {$elemMatch: {x: 2, y: 2}}}", List.of(4)),
                Arguments.of("{d: {$elemMatch: {x: 1, y: 2}}}", List.of()),
                Arguments.of("{'d.x': 1, 'd.y': 2}", List.of(1, 4)),
                Arguments.of("{d: {$size: 2}}", List.of(4)),
                Arguments.of("{n: {$type: 'string'}}", List.of(3)),
                Arguments.of("{n: {$all: [1, 10]}}", List.of(5)),
                Arguments.of("{n: [1, 10]}", List.of(5)),
                Arguments.of("{'n.1': 10}", List.of(5)),
                Arguments.of("{n: {$mod: [5, 0]}}", List.of(1, 4, 5)),
                Arguments.of("{s: /^ab/}", List.of(1, 2)),
                Arguments.of("{s: {$regex: 'B', $options: 'i'}}", List.of(1, 2)),
                Arguments.of("{s: {$not: /^ab/}}", List.of(3, 4, 5, 6)),
                Arguments.of("{$or: [{n: 1}, {s: 'c'}]}", List.of(2, 3, 5)),
                Arguments.of("{$and: [{n: 5}, {'d.y': 2}]}", List.of(1, 4)),
                Arguments.of("{$nor: [{n: 5}, {n: 1}]}", List.of(3, 6)),
                Arguments.of("{n: {$not: {$gt: 3}}}", List.of(2, 3, 6)),
                Arguments.of("{$expr: {$eq: ['$n', '$_id']}}", List.of()),
                Arguments.of("{_id: {$in: [6, 1, 99]}}", List.of(1, 6)),
                Arguments.of("{_id: {$gte: 5}}", List.of(5, 6)));
    }

    @ParameterizedTest
    @MethodSource("filters")
    default void aFilterFindsItsDocuments(String filter, List<Object> found) {
        holding(json("{_id: 1, n: 5, s: 'abc', d: {x: 1, y: 2}}"), json("{_id: 2, n: 1, s: 'ab', d: {x: 1}}"),
                json("{_id: 3, n: 'text', s: 'c'}"), json("{_id: 4, n: 5, d: [{x: 1, y: 1}, {x: 2, y: 2}]}"),
                json("{_id: 5, n: [1, 10], d: null}"), json("{_id: 6}"));
        assertThat(ids(filter)).isEqualTo(found);
        collection().createIndex(json("{n: 1, s: -1}"));
        collection().createIndex(json("{'d.x': -1, 'd.y': 1}"));
        collection().createIndex(json("{d: 1}"));
        collection().createIndex(json("{s: 1}"));
        assertThat(ids(filter)).as("with indexes").isEqualTo(found);
        assertThat(collection().countDocuments(json(filter))).isEqualTo(found.size());
    }

    @Test
    default void numbersAreEqualAcrossTheirTypes() {
        holding(new Document("_id", 1).append("n", 3), new Document("_id", 2).append("n", 3L),
                new Document("_id", 3).append("n", 3.0),
                new Document("_id", 4).append("n", new Decimal128(new BigDecimal("3.0"))),
                new Document("_id", 5).append("n", 3.5));
        assertThat(ids("{n: 3}")).containsExactly(1, 2, 3, 4);
        collection().createIndex(json("{n: 1}"));
        assertThat(ids("{n: 3.0}")).containsExactly(1, 2, 3, 4);
        assertThat(ids("{n: {$gt: 3}}")).containsExactly(5);
    }

    @Test
    default void typesSortInMongosOrderByIndexOrWithout() {
        List<Object> ordered = new ArrayList<>(List.of(new org.bson.types.MinKey()));
        ordered.add(null);
        ordered.addAll(List.of(-1, 2.5, 7L, "", "B", "a", "中", json("{a: 1}"), new org.bson.types.Binary(new byte[]{1}),
                new ObjectId("000000000000000000000001"), false, true, new Date(0), new Date(5),
                new org.bson.types.MaxKey()));
        for (int i : IntStream.range(0, ordered.size()).map(i -> (i * 7 + 3) % ordered.size()).toArray()) {
            collection().insertOne(new Document("_id", i).append("v", ordered.get(i)));
        }
        List<Integer> expected = IntStream.range(0, ordered.size()).boxed().toList();
        assertThat(sortedIds("{v: 1}")).isEqualTo(expected);
        assertThat(sortedIds("{v: -1}")).isEqualTo(expected.reversed());
        collection().createIndex(json("{v: -1}"));
        assertThat(sortedIds("{v: 1}")).isEqualTo(expected);
        assertThat(sortedIds("{v: -1}")).isEqualTo(expected.reversed());
    }

    @Test
    default void anArraySortsByItsLeastElementUpwardsAndItsGreatestDownwards() {
        holding(json("{_id: 1, v: [5, 1]}"), json("{_id: 2, v: 3}"), json("{_id: 3, v: [2, 9]}"),
                json("{_id: 4, v: []}"));
        assertThat(sortedIds("{v: 1}")).containsExactly(4, 1, 3, 2);
        assertThat(sortedIds("{v: -1}")).containsExactly(3, 1, 2, 4);
    }

    default List<Object> sortedIds(String sort) {
        return all(collection().find().sort(json(sort))).stream().map(found -> found.get("_id")).toList();
    }

    @Test
    default void sortSkipAndLimitGoTogether() {
        for (int i = 0; i < 20; i++) {
            collection().insertOne(new Document("_id", i).append("a", i % 2).append("b", 19 - i));
        }
        List<Integer> expected = List.of(15, 13, 11);
        Document sort = json("{b: 1}");
        assertThat(all(collection().find(json("{a: 1}")).sort(sort).skip(2).limit(3)))
                .extracting(d -> d.getInteger("_id"))
                .isEqualTo(expected);
        collection().createIndex(json("{a: 1, b: 1}"));
        assertThat(all(collection().find(json("{a: 1}")).sort(sort).skip(2).limit(3)))
                .extracting(d -> d.getInteger("_id"))
                .isEqualTo(expected);
        assertThat(collection().countDocuments(json("{a: 1}"), new CountOptions().skip(4).limit(3))).isEqualTo(3);
    }

    /** Projection, result. */
    static Stream<Arguments> projections() {
        return Stream.of(Arguments.of("{a: 1}", "{_id: 1, a: 1}"), Arguments.of("{_id: 0, a: 1}", "{a: 1}"),
                Arguments.of("{a: 0, list: 0}", "{_id: 1, d: {x: 1, y: 2}}"),
                Arguments.of("{'d.x': 1, _id: 0}", "{d: {x: 1}}"),
                Arguments.of("{'d.x': 0, a: 0, list: 0}", "{_id: 1, d: {y: 2}}"),
                Arguments.of("{_id: 0, list: {$elemMatch: {n: 2}}}", "{list: [{n: 2, m: 2}]}"),
                Arguments.of("{_id: 0, 'list.n': 1}", "{list: [{n: 1}, {n: 2}]}"));
    }

    @ParameterizedTest
    @MethodSource("projections")
    default void aProjectionGivesOnlyItsFields(String projection, String result) {
        holding(json("{_id: 1, a: 1, d: {x: 1, y: 2}, list: [{n: 1, m: 1}, {n: 2, m: 2}]}"));
        assertThat(collection().find().projection(json(projection)).first()).isEqualTo(json(result));
    }

    @Test
    default void distinctValuesComeOnceAlsoFromArrays() {
        holding(json("{_id: 1, v: 'a', d: {x: 1}}"), json("{_id: 2, v: ['b', 'a']}"),
                json("{_id: 3, v: 'c', d: {x: 1}}"),
                json("{_id: 4}"));
        assertThat(collection().distinct("v", String.class).into(new ArrayList<>())).containsExactlyInAnyOrder("a", "b",
                "c");
        assertThat(collection().distinct("d.x", json("{v: 'c'}"), Integer.class).into(new ArrayList<>()))
                .containsExactly(1);
    }

    @Test
    default void aCursorGivesEverythingInBatches() {
        collection().insertMany(IntStream.range(0, 1_000).mapToObj(i -> new Document("_id", i)).toList());
        assertThat(all(collection().find().batchSize(7))).hasSize(1_000);
        assertThat(all(collection().find().sort(json("{_id: -1}")).batchSize(999))).hasSize(1_000);
        assertThat(all(collection().find())).extracting(d -> d.getInteger("_id"))
                .doesNotHaveDuplicates()
                .hasSize(1_000);
    }

    @Test
    default void aCursorSeesNeitherLaterInsertsTwiceNorLosesOthers() {
        collection().insertMany(IntStream.range(0, 300).mapToObj(i -> new Document("_id", i).append("n", i)).toList());
        collection().createIndex(json("{n: 1}"));
        List<Integer> seen = new ArrayList<>();
        try (MongoCursor<Document> cursor = collection().find(json("{n: {$gte: 0}}")).batchSize(10).iterator()) {
            while (cursor.hasNext()) {
                int id = cursor.next().getInteger("_id");
                seen.add(id);
                collection().deleteOne(new Document("_id", id));
            }
        }
        assertThat(seen).hasSize(300).doesNotHaveDuplicates();
    }

    @Test
    default void aKilledCursorIsGone() {
        collection().insertMany(IntStream.range(0, 100).mapToObj(i -> new Document("_id", i)).toList());
        try (MongoCursor<Document> cursor = collection().find().batchSize(2).iterator()) {
            long id = cursor.getServerCursor().getId();
            database().runCommand(new Document("killCursors", "things").append("cursors", List.of(id)));
            assertThatThrownBy(() -> {
                while (cursor.hasNext()) {
                    cursor.next();
                }
            }).isInstanceOf(MongoCursorNotFoundException.class);
        }
    }

    @Test
    default void aFilterThatIsNotUnderstoodIsRefused() {
        holding(json("{_id: 1}"));
        for (String filter : List.of("{a: {$unknown: 1}}", "{$unknown: []}", "{a: {$in: 1}}", "{$or: []}")) {
            assertThatThrownBy(() -> collection().find(json(filter)).first()).as(filter)
                    .isInstanceOf(MongoCommandException.class)
                    .hasMessageContaining("(BadValue)");
        }
    }
}
