package afterbell.messaging.example;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import org.bson.Document;

import afterbell.embeddedmongo.EmbeddedMongo;
import afterbell.embeddedmongo.EmbeddedMongoConfig;

/** The store in this JVM, which refuses every query that no index serves. */
public final class TestStore implements AutoCloseable {
    private final EmbeddedMongoConfig config;
    private EmbeddedMongo running;
    private final String database = "test_" + UUID.randomUUID().toString().replace("-", "");
    private final MongoClient client;

    private TestStore(EmbeddedMongoConfig config) throws IOException {
        this.running = EmbeddedMongo.start(config);
        this.config = config.withPorts(running.port(), -1);
        this.client = MongoClients.create(running.uri());
    }

    public static TestStore start() {
        try {
            Path parent = Files.createDirectories(Path.of("target", "stores").toAbsolutePath());
            return new TestStore(EmbeddedMongoConfig.forTests(Files.createTempDirectory(parent, "store-"))
                    .withNoTableScan(true));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of a driver that notices within two seconds that the store is away. */
    public String uri() {
        return running.uri() + "/" + database + "?serverSelectionTimeoutMS=1000&connectTimeoutMS=1000"
                + "&heartbeatFrequencyMS=500";
    }

    public MongoCollection<Document> collection(String name) {
        return client.getDatabase(database).getCollection(name);
    }

    /** How many documents have events that wait to be published. */
    public long waiting(String collection) {
        return collection(collection).countDocuments(
                com.mongodb.client.model.Filters.gt("oa", new java.util.Date(0)));
    }

    public void goAway() {
        try {
            running.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void comeBack() {
        try {
            running = EmbeddedMongo.start(config);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        client.close();
        goAway();
    }
}
