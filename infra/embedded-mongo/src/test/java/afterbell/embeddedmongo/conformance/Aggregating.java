package afterbell.embeddedmongo.conformance;

import static afterbell.embeddedmongo.conformance.Server.all;
import static afterbell.embeddedmongo.conformance.Server.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.bson.Document;
import org.junit.jupiter.api.Test;

interface Aggregating extends Server {

    default List<Document> aggregate(String... stages) {
        return all(collection().aggregate(Stream.of(stages).map(Server::json).toList()));
    }

    default void days() {
        holding(json("{_id: 1, school: 'a', days: 10, tags: ['x', 'y']}"),
                json("{_id: 2, school: 'b', days: 20, tags: ['x']}"),
                json("{_id: 3, school: 'a', days: 30, tags: []}"), json("{_id: 4, school: 'b', days: 40}"));
    }

    @Test
    default void groupsAreSummed() {
        days();
        assertThat(aggregate("{$match: {days: {$gt: 5}}}",
                "{$group: {_id: '$school', n: {$sum: 1}, days: {$sum: '$days'}, least: {$min: '$days'}, most: {$max: '$days'}, "
                        + "average: {$avg: '$days'}, ids: {$push: '$_id'}}}",
                "{$sort: {_id: 1}}")).containsExactly(
                        json("{_id: 'a', n: 2, days: 40, least: 10, most: 30, average: 20.0, ids: [1, 3]}"),
                        json("{_id: 'b', n: 2, days: 60, least: 20, most: 40, average: 30.0, ids: [2, 4]}"));
    }

    @Test
    default void matchSortSkipAndLimitUseAnIndexAndAgreeWithAScan() {
        days();
        String[] stages = {"{$match: {school: {$in: ['a', 'b']}}}", "{$sort: {days: -1}}", "{$skip: 1}", "{$limit: 2}",
            "{$project: {days: 1}}"};
        List<Document> scanned = aggregate(stages);
        assertThat(scanned).containsExactly(json("{_id: 3, days: 30}"), json("{_id: 2, days: 20}"));
        collection().createIndex(json("{days: 1}"));
        collection().createIndex(json("{school: 1, days: 1}"));
        assertThat(aggregate(stages)).isEqualTo(scanned);
    }

    @Test
    default void arraysAreUnwound() {
        days();
        assertThat(aggregate("{$unwind: '$tags'}", "{$group: {_id: '$tags', n: {$sum: 1}}}", "{$sort: {_id: 1}}"))
                .containsExactly(json("{_id: 'x', n: 2}"), json("{_id: 'y', n: 1}"));
    }

    @Test
    default void documentsAreCounted() {
        days();
        assertThat(aggregate("{$match: {school: 'a'}}", "{$count: 'n'}")).containsExactly(json("{n: 2}"));
        assertThat(aggregate("{$match: {school: 'z'}}", "{$count: 'n'}")).isEmpty();
        assertThat(collection().countDocuments(json("{school: 'b'}"))).isEqualTo(2);
    }

    @Test
    default void fieldsAreAddedAndProjected() {
        days();
        assertThat(aggregate("{$match: {_id: 1}}", "{$addFields: {hours: {$multiply: ['$days', 2]}}}",
                "{$project: {_id: 0, hours: 1, where: '$school'}}")).containsExactly(json("{hours: 20, where: 'a'}"));
    }

    @Test
    default void documentsOfAnotherCollectionAreLookedUp() {
        days();
        database().getCollection("schools")
                .insertMany(List.of(json("{_id: 'a', name: 'A'}"), json("{_id: 'b', name: 'B'}")));
        assertThat(aggregate("{$match: {_id: {$lte: 2}}}",
                "{$lookup: {from: 'schools', localField: 'school', foreignField: '_id', as: 'of'}}",
                "{$project: {'of.name': 1}}", "{$sort: {_id: 1}}"))
                .containsExactly(json("{_id: 1, of: [{name: 'A'}]}"), json("{_id: 2, of: [{name: 'B'}]}"));
    }

    @Test
    default void facetsSeeTheSameDocuments() {
        days();
        assertThat(aggregate(
                "{$facet: {n: [{$count: 'n'}], most: [{$sort: {days: -1}}, {$limit: 1}, {$project: {days: 1}}]}}"))
                .containsExactly(json("{n: [{n: 4}], most: [{_id: 4, days: 40}]}"));
    }

    @Test
    default void aLongResultComesInBatches() {
        collection().insertMany(
                IntStream.range(0, 500).mapToObj(i -> new Document("_id", i).append("n", i % 250)).toList());
        assertThat(all(collection().aggregate(List.of(json("{$group: {_id: '$n', c: {$sum: 1}}}"))).batchSize(20)))
                .hasSize(250)
                .allMatch(group -> group.getInteger("c") == 2);
        assertThat(all(collection().aggregate(List.of(json("{$match: {n: {$gte: 0}}}"))).batchSize(33))).hasSize(500);
    }
}
