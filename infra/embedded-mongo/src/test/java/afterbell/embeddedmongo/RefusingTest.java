package afterbell.embeddedmongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.mongodb.MongoClientException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Updates;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the server does not support it refuses; it ignores nothing. */
class RefusingTest {
    private static EmbeddedMongo mongo;
    private static MongoClient client;

    @BeforeAll
    static void start(@TempDir Path directory) throws IOException {
        mongo = EmbeddedMongo.start(EmbeddedMongoConfig.forTests(directory));
        client = MongoClients.create(mongo.uri());
        things().insertOne(new Document("_id", 1).append("a", 1));
    }

    @AfterAll
    static void stop() throws IOException {
        client.close();
        mongo.close();
    }

    private static MongoCollection<Document> things() {
        return client.getDatabase("db").getCollection("things");
    }

    /** Command, error code. */
    static Stream<Arguments> unsupported() {
        return Stream.of(
                Arguments.of("{find: 'things', filter: {}, collation: {locale: 'zh'}}", 115),
                Arguments.of("{find: 'things', filter: {$where: 'true'}}", 2),
                Arguments.of("{find: 'things', filter: {$text: {$search: 'a'}}}", 2),
                Arguments.of("{find: 'things', filter: {a: {$near: [1, 2]}}}", 2),
                Arguments.of("{find: 'things', filter: {a: {$bitsAllSet: 1}}}", 2),
                Arguments.of("{find: 'things', sort: {$natural: 1}}", 15975),
                Arguments.of("{find: 'things', min: {a: 1}}", 115),
                Arguments.of("{find: 'things', tailable: true}", 115),
                Arguments.of("{find: 'things', let: {x: 1}}", 115),
                Arguments.of("{find: 'things', hint: 'absent_1'}", 2),
                Arguments.of("{find: 'things', projection: {b: '$a'}}", 115),
                Arguments.of("{find: 'things', readConcern: {level: 'snapshot'}}", 72),
                Arguments.of("{insert: 'things', documents: [{}], writeConcern: {w: 2}}", 100),
                Arguments.of("{insert: 'things', documents: [{}], writeConcern: {w: 0}}", 100),
                Arguments.of("{insert: 'things', documents: [{}], lsid: {id: 1}}", 20),
                Arguments.of("{insert: 'things', documents: [{}], txnNumber: 1}", 20),
                Arguments.of("{insert: 'system.users', documents: [{}]}", 73),
                Arguments.of("{insert: 'things', documents: [{_id: [1]}]}", 53),
                Arguments.of("{update: 'things', updates: [{q: {}, u: [{$set: {a: 1}}]}]}", 115),
                Arguments.of("{update: 'things', updates: [{q: {}, u: {$set: {a: 1}}, collation: {locale: 'en'}}]}",
                        115),
                Arguments.of("{update: 'things', updates: [{q: {}, u: {a: 1}, multi: true}]}", 9),
                Arguments.of("{createIndexes: 'things', indexes: [{key: {a: 'text'}, name: 'x'}]}", 67),
                Arguments.of("{createIndexes: 'things', indexes: [{key: {a: '2dsphere'}, name: 'x'}]}", 67),
                Arguments.of("{createIndexes: 'things', indexes: [{key: {a: 'hashed'}, name: 'x'}]}", 67),
                Arguments.of("{createIndexes: 'things', indexes: [{key: {'$**': 1}, name: 'x'}]}", 67),
                Arguments.of(
                        "{createIndexes: 'things', indexes: [{key: {a: 1}, name: 'x', partialFilterExpression: {a: 1}}]}",
                        67),
                Arguments.of(
                        "{createIndexes: 'things', indexes: [{key: {a: 1}, name: 'x', collation: {locale: 'zh'}}]}",
                        67),
                Arguments.of(
                        "{createIndexes: 'things', indexes: [{key: {a: 1, b: 1}, name: 'x', expireAfterSeconds: 5}]}",
                        67),
                Arguments.of("{create: 'capped', capped: true, size: 1000}", 115),
                Arguments.of("{create: 'view', viewOn: 'things'}", 115),
                Arguments.of("{aggregate: 'things', cursor: {}, pipeline: [{$out: 'x'}]}", 115),
                Arguments.of("{aggregate: 'things', cursor: {}, pipeline: [{$merge: {into: 'x'}}]}", 115),
                Arguments.of("{aggregate: 'things', cursor: {}, pipeline: [{$changeStream: {}}]}", 115),
                Arguments.of("{aggregate: 'things', cursor: {}, pipeline: [{$facet: {f: [{$out: 'x'}]}}]}", 115),
                Arguments.of("{aggregate: 'things', pipeline: []}", 9),
                Arguments.of("{mapReduce: 'things'}", 59),
                Arguments.of("{setParameter: 1, logLevel: 5}", 115));
    }

    @ParameterizedTest
    @MethodSource("unsupported")
    void whatIsNotSupportedIsRefused(String command, int code) {
        Document answer = null;
        try {
            answer = client.getDatabase("db").runCommand(Document.parse(command));
        } catch (MongoException refused) {
            assertThat(refused.getCode()).as(refused.getMessage()).isEqualTo(code);
            assertThat(refused.getMessage()).isNotBlank();
            return;
        }
        assertThat(answer.getList("writeErrors", Document.class)).as("answer %s", answer)
                .singleElement()
                .satisfies(error -> assertThat(error.getInteger("code")).isEqualTo(code));
    }

    @Test
    void nothingWasWrittenMeanwhile() {
        assertThat(things().find().into(new ArrayList<>()))
                .containsExactly(new Document("_id", 1).append("a", 1));
        assertThat(client.getDatabase("db").listCollectionNames().into(new ArrayList<>())).containsExactly("things");
    }

    @Test
    void driversAreNotOfferedSessions() {
        Document hello = client.getDatabase("admin").runCommand(new Document("hello", 1));
        assertThat(hello).doesNotContainKeys("logicalSessionTimeoutMinutes", "setName")
                .containsEntry("isWritablePrimary", true);
        try (ClientSession session = client.startSession()) {
            assertThatThrownBy(() -> {
                session.startTransaction();
                things().insertOne(session, new Document());
            }).isInstanceOf(MongoClientException.class);
        }
    }

    @Test
    void moreWritesThanABatchMayHoldAreRefused() {
        List<Document> many = Collections.nCopies(10_001, new Document());
        assertThatThrownBy(
                () -> client.getDatabase("db").runCommand(new Document("insert", "many").append("documents", many)))
                .isInstanceOfSatisfying(MongoCommandException.class, e -> assertThat(e.getErrorCode()).isEqualTo(16));
    }

    @Test
    void aDocumentOfMoreThan16MiBIsRefused() {
        things().insertOne(new Document("_id", "big").append("text", "x".repeat(15 << 20)));
        assertThatThrownBy(
                () -> things().updateOne(new Document("_id", "big"), Updates.set("more", "x".repeat(2 << 20))))
                .isInstanceOfSatisfying(MongoException.class, e -> assertThat(e.getCode()).isEqualTo(10334));
        things().deleteOne(new Document("_id", "big"));
    }

    @Test
    void aCommandThatTakesTooLongIsStopped() {
        MongoCollection<Document> slow = client.getDatabase("slow").getCollection("long");
        for (int i = 0; i < 4; i++) {
            slow.insertMany(IntStream.range(0, 5_000).mapToObj(n -> new Document("n", n)).toList());
        }
        assertThatThrownBy(() -> slow.find(new Document("x", 1)).maxTime(1, TimeUnit.MILLISECONDS).first())
                .isInstanceOf(MongoExecutionTimeoutException.class);
    }
}
