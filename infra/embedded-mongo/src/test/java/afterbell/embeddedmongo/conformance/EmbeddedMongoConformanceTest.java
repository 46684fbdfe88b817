package afterbell.embeddedmongo.conformance;

import java.io.IOException;
import java.nio.file.Path;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import afterbell.embeddedmongo.EmbeddedMongo;
import afterbell.embeddedmongo.EmbeddedMongoConfig;

class EmbeddedMongoConformanceTest extends Conformance {
    @TempDir
    static Path directory;
    private static EmbeddedMongo mongo;
    private static MongoClient client;

    @BeforeAll
    static void start() throws IOException {
        mongo = EmbeddedMongo.start(EmbeddedMongoConfig.forTests(directory).withTtlSeconds(1));
        client = MongoClients.create(mongo.uri());
    }

    @AfterAll
    static void stop() throws IOException {
        client.close();
        mongo.close();
    }

    @BeforeEach
    void empty() {
        database().drop();
    }

    @Override
    public MongoDatabase database() {
        return client.getDatabase("conformance");
    }

    @Override
    public MongoDatabase admin() {
        return client.getDatabase("admin");
    }

    @Override
    public void restart() throws IOException {
        stop();
        start();
    }
}
