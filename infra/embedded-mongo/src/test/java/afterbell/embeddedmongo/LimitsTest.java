package afterbell.embeddedmongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LimitsTest {
    @TempDir
    Path directory;

    @Test
    void aFullDiskRefusesWritesAndTakesDeletes() throws Exception {
        try (EmbeddedMongo mongo = EmbeddedMongo.start(config());
                MongoClient client = MongoClients.create(mongo.uri())) {
            things(client).insertOne(new Document("_id", 1));
        }
        EmbeddedMongoConfig full = config().withMinFreeMb(Integer.MAX_VALUE).withPorts(0, 0);
        try (EmbeddedMongo mongo = EmbeddedMongo.start(full); MongoClient client = MongoClients.create(mongo.uri())) {
            assertThatThrownBy(() -> things(client).insertOne(new Document("_id", 2)))
                    .isInstanceOfSatisfying(MongoException.class, e -> assertThat(e.getCode()).isEqualTo(14031));
            assertThatThrownBy(() -> things(client).updateOne(new Document("_id", 1), Document.parse("{$set: {a: 1}}")))
                    .isInstanceOf(MongoException.class)
                    .hasMessageContaining("Too little space");
            assertThat(things(client).countDocuments()).isEqualTo(1);
            assertThat(things(client).deleteOne(new Document("_id", 1)).getDeletedCount()).isEqualTo(1);
            assertThat(get(mongo, "/health").statusCode()).isEqualTo(503);
        }
    }

    @Test
    void aDataDirectoryServesOneServer() throws Exception {
        try (EmbeddedMongo mongo = EmbeddedMongo.start(config())) {
            assertThatThrownBy(() -> EmbeddedMongo.start(config())).isInstanceOfSatisfying(CannotStart.class,
                    refused -> assertThat(refused.reason()).isEqualTo(CannotStart.Reason.DATA_IN_USE));
            assertThatThrownBy(() -> EmbeddedMongo.start(EmbeddedMongoConfig.forTests(directory.resolve("other"))
                    .withPorts(mongo.port(), -1))).isInstanceOfSatisfying(CannotStart.class,
                            refused -> assertThat(refused.reason()).isEqualTo(CannotStart.Reason.PORT_TAKEN));
        }
        EmbeddedMongo.start(config()).close();
    }

    @Test
    void onlySoManyCursorsAreOpenAndAllAreReleased() throws Exception {
        try (EmbeddedMongo mongo = EmbeddedMongo.start(config().withLimits(50, 3));
                MongoClient client = MongoClients.create(mongo.uri())) {
            things(client).insertMany(IntStream.range(0, 100).mapToObj(i -> new Document("_id", i)).toList());
            List<MongoCursor<Document>> open = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                open.add(things(client).find().batchSize(2).iterator());
            }
            assertThatThrownBy(() -> things(client).find().batchSize(2).iterator()).isInstanceOf(MongoException.class)
                    .hasMessageContaining("3 open cursors");
            open.removeLast().close();
            open.add(things(client).aggregate(List.of(Document.parse("{$match: {_id: {$gte: 0}}}"),
                    Document.parse("{$group: {_id: '$_id'}}"))).batchSize(2).iterator());
            assertThat(openCursors(client)).isEqualTo(3);
            open.forEach(MongoCursor::close);
            assertThat(openCursors(client)).isZero();
        }
    }

    private static int openCursors(MongoClient client) {
        Document status = client.getDatabase("admin").runCommand(new Document("serverStatus", 1));
        return status.getEmbedded(List.of("metrics", "cursor", "open", "total"), Integer.class);
    }

    @Test
    void concurrentWritersShareSyncs() throws Exception {
        try (EmbeddedMongo mongo = EmbeddedMongo.start(config());
                MongoClient client = MongoClients.create(mongo.uri());
                ExecutorService writers = Executors.newFixedThreadPool(32)) {
            things(client).insertOne(new Document());
            Document before = storage(client);
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 3_000; i++) {
                all.add(writers.submit(() -> things(client).insertOne(new Document())));
            }
            for (Future<?> each : all) {
                each.get();
            }
            Document after = storage(client);
            assertThat(after.getLong("batchesWritten") - before.getLong("batchesWritten")).isEqualTo(3_000);
            assertThat(after.getLong("logSyncs") - before.getLong("logSyncs")).isPositive().isLessThan(2_400);
        }
    }

    private static Document storage(MongoClient client) {
        return client.getDatabase("admin")
                .runCommand(new Document("serverStatus", 1))
                .get("storageEngine", Document.class);
    }

    @Test
    void managementTellsHealthAndFigures() throws Exception {
        try (EmbeddedMongo mongo = EmbeddedMongo.start(config().withPorts(0, 0));
                MongoClient client = MongoClients.create(mongo.uri())) {
            things(client).insertOne(new Document("_id", "someone@example.org"));
            things(client).find(new Document("unindexed", 1)).first();
            assertThat(get(mongo, "/health").statusCode()).isEqualTo(200);
            assertThat(get(mongo, "/metrics").body()).contains("embeddedmongo_log_syncs_total")
                    .contains("embeddedmongo_commands_seconds_count{command=\"insert\",ok=\"true\"} 1")
                    .contains("embeddedmongo_collection_scans_total 1.0")
                    .contains("embeddedmongo_storage_memtables_bytes")
                    .doesNotContain("someone");
        }
    }

    @Test
    void aMessageThatIsTooLongEndsItsConnection() throws Exception {
        try (EmbeddedMongo mongo = EmbeddedMongo.start(config());
                Socket socket = new Socket("127.0.0.1", mongo.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putInt(30_000_000).array());
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    private static HttpResponse<String> get(EmbeddedMongo mongo, String path) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + mongo.managementPort() + path)).build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private EmbeddedMongoConfig config() {
        return EmbeddedMongoConfig.forTests(directory.resolve("data"));
    }

    private static MongoCollection<Document> things(MongoClient client) {
        return client.getDatabase("db").getCollection("things");
    }
}
