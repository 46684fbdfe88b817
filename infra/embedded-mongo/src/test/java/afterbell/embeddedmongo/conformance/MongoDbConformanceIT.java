package afterbell.embeddedmongo.conformance;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.mongodb.MongoDBContainer;

/** The same behaviours on MongoDB itself, so that both give the same answers. */
@EnabledIfSystemProperty(named = "afterbell.containers", matches = "true", disabledReason = "NOT compared with MongoDB: that needs a container engine and -Pcontainers")
@Testcontainers(disabledWithoutDocker = true)
class MongoDbConformanceIT extends Conformance {
    private static final int PORT = 27017;

    @Container
    static final MongoDBContainer MONGO = new MongoDBContainer("mongo:8.0");
    private static MongoClient client;

    @BeforeAll
    static void connect() {
        client = MongoClients.create("mongodb://" + MONGO.getHost() + ":" + hostPort() + "/?directConnection=true");
    }

    @AfterAll
    static void disconnect() {
        client.close();
    }

    @BeforeEach
    void empty() {
        database().drop();
    }

    /** The engine may map another port after a restart. */
    private static String hostPort() {
        return MONGO.getCurrentContainerInfo()
                .getNetworkSettings()
                .getPorts()
                .getBindings()
                .entrySet()
                .stream()
                .filter(entry -> entry.getKey().getPort() == PORT)
                .findFirst()
                .orElseThrow()
                .getValue()[0].getHostPortSpec();
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
    public void restart() {
        disconnect();
        MONGO.getDockerClient().restartContainerCmd(MONGO.getContainerId()).exec();
        connect();
    }
}
