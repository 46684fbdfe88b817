package afterbell.embeddedmongo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever the documents, the indexes and the query: an index gives the documents that a scan of everything gives, and in an
 * order that a second comparison agrees with.
 */
class IndexesAnswerLikeScansTest {
    private static final Document NATURAL = new Document("$natural", 1);
    private static EmbeddedMongo mongo;
    private static MongoClient client;

    @BeforeAll
    static void start(@TempDir Path directory) throws IOException {
        mongo = EmbeddedMongo.start(EmbeddedMongoConfig.forTests(directory));
        client = MongoClients.create(mongo.uri() + "/?uuidRepresentation=standard");
    }

    @AfterAll
    static void stop() throws IOException {
        client.close();
        mongo.close();
    }

    /** {@code -Dafterbell.seeds=1000} tries more. */
    static LongStream seeds() {
        return LongStream.rangeClosed(1, Integer.getInteger("afterbell.seeds", 8));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anIndexGivesWhatAScanGives(long seed) {
        RandomBson random = new RandomBson(seed);
        MongoDatabase database = client.getDatabase("random");
        MongoCollection<Document> collection = database.getCollection("seed" + seed);
        createIndexes(collection, random);
        for (int i = 0; i < 80; i++) {
            insert(collection, random.document(i));
        }
        createIndexes(collection, random);
        change(collection, random);
        assertThat(database.runCommand(new Document("validate", collection.getNamespace().getCollectionName())))
                .as("seed %s", seed)
                .containsEntry("valid", true)
                .containsEntry("errors", List.of());
        int indexed = 0;
        for (int i = 0; i < 120; i++) {
            indexed += compare(collection, random, seed) ? 1 : 0;
        }
        assertThat(indexed).as("queries of seed %s that used an index", seed).isGreaterThan(10);
    }

    private static void createIndexes(MongoCollection<Document> collection, RandomBson random) {
        for (int i = 0; i < 3; i++) {
            try {
                collection.createIndex(random.keys(), new IndexOptions().sparse(random.next(3) == 0));
            } catch (MongoCommandException refused) {
                // parallel arrays, or the same keys with another option
                assertThat(refused.getErrorCode()).isIn(171, 85, 86);
            }
        }
    }

    private static void insert(MongoCollection<Document> collection, Document document) {
        try {
            collection.insertOne(document);
        } catch (MongoWriteException refused) {
            assertThat(refused.getCode()).isEqualTo(171);
        }
    }

    private static void change(MongoCollection<Document> collection, RandomBson random) {
        for (int i = 0; i < 40; i++) {
            int id = random.next(80);
            try {
                if (random.next(4) == 0) {
                    collection.deleteOne(new Document("_id", id));
                } else {
                    collection.replaceOne(new Document("_id", id), random.document(id));
                }
            } catch (MongoWriteException refused) {
                assertThat(refused.getCode()).isEqualTo(171);
            }
        }
    }

    private static boolean compare(MongoCollection<Document> collection, RandomBson random, long seed) {
        Document filter = random.filter();
        Document sort = random.next(2) == 0 ? random.keys() : new Document();
        List<Document> planned = collection.find(filter).sort(sort).into(new ArrayList<>());
        List<Document> scanned = collection.find(filter).sort(sort).hint(NATURAL).into(new ArrayList<>());
        Document explained = collection.find(filter).sort(sort).explain();
        String what = "seed " + seed + ": find(" + filter + ").sort(" + sort + ") by "
                + explained.get("queryPlanner", Document.class).get("winningPlan");
        assertThat(planned).as(what).containsExactlyInAnyOrderElementsOf(scanned);
        for (int i = 1; i < planned.size(); i++) {
            assertThat(compareBy(sort, planned.get(i - 1), planned.get(i))).as(what).isLessThanOrEqualTo(0);
            assertThat(compareBy(sort, scanned.get(i - 1), scanned.get(i))).as(what).isLessThanOrEqualTo(0);
        }
        assertThat(collection.countDocuments(filter)).as(what).isEqualTo(scanned.size());
        return explained.toJson().contains("IXSCAN");
    }

    /** Only for sort paths whose values are scalars in both documents: the order of arrays has tests of its own. */
    private static int compareBy(Document sort, Document one, Document other) {
        for (String path : sort.keySet()) {
            Object first = at(one, path);
            Object second = at(other, path);
            if (first instanceof List || second instanceof List
                    || first instanceof Document && second instanceof Document) {
                return 0;
            }
            int compared = RandomBson.compare(first, second) * sort.getInteger(path);
            if (compared != 0) {
                return compared;
            }
        }
        return 0;
    }

    private static Object at(Document document, String path) {
        Object value = document;
        for (String part : path.split("\\.")) {
            if (value instanceof List) {
                return value;
            }
            value = value instanceof Document inner ? inner.get(part) : null;
        }
        return value;
    }
}
