package afterbell.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.Container;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.mongodb.MongoDBContainer;
import org.testcontainers.utility.DockerImageName;

import afterbell.local.part.BuiltTree;
import afterbell.local.part.RealmFile;
import afterbell.local.part.Secrets;

/** The parts as containers, the images that production has too; they end with this JVM. */
final class ContainerParts implements Parts {
    private static final String KAFKA = "apache/kafka:4.2.1";
    private static final String MONGO = "mongo:8.0";
    private static final String KEYCLOAK = "quay.io/keycloak/keycloak:26.7.3";
    private static final int KEYCLOAK_PORT = 8080;
    private static final int KEYCLOAK_MANAGEMENT = 9000;

    /** Whether the build asked for containers: {@code -Pcontainers}. */
    static boolean areAskedFor() {
        return Boolean.getBoolean("afterbell.containers");
    }

    static boolean arePossible() {
        return DockerClientFactory.instance().isDockerAvailable();
    }

    @Override
    public String startKafka() {
        KafkaContainer broker = new KafkaContainer(DockerImageName.parse(KAFKA))
                .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
        broker.start();
        return broker.getBootstrapServers();
    }

    @Override
    public String startStore() {
        MongoDBContainer store = new MongoDBContainer(DockerImageName.parse(MONGO)).withReplicaSet();
        store.start();
        refuseScans(store);
        return store.getConnectionString() + "/%s?directConnection=true";
    }

    private static void refuseScans(MongoDBContainer store) {
        try {
            Container.ExecResult result = store.execInContainer("mongosh", "--quiet", "--eval",
                    "db.adminCommand({setParameter: 1, notablescan: true}).ok");
            if (result.getExitCode() != 0) {
                throw new IllegalStateException("MongoDB cannot refuse scans: " + result.getStderr());
            }
        } catch (IOException e) {
            throw new IllegalStateException("MongoDB cannot be told to refuse scans", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    @Override
    public IdentityServer startKeycloak() {
        Secrets secrets = Secrets.in(secretsFolder());
        String realm = RealmFile.filledIn(BuiltTree.find().realmTemplate(), secrets, Map.of("AFTERBELL_DEMO", "true"));
        GenericContainer<?> server = new GenericContainer<>(DockerImageName.parse(KEYCLOAK))
                .withCommand("start-dev", "--import-realm", "--health-enabled=true", "--metrics-enabled=true")
                .withCopyToContainer(Transferable.of(realm), "/opt/keycloak/data/import/afterbell-realm.json")
                .withExposedPorts(KEYCLOAK_PORT, KEYCLOAK_MANAGEMENT)
                .waitingFor(Wait.forHttp("/health/ready")
                        .forPort(KEYCLOAK_MANAGEMENT)
                        .withStartupTimeout(Duration.ofMinutes(3)));
        server.start();
        return new IdentityServer("http://%s:%d/realms/afterbell".formatted(server.getHost(),
                server.getMappedPort(KEYCLOAK_PORT)), secrets);
    }

    private static Path secretsFolder() {
        try {
            return Files.createTempDirectory("afterbell-secrets-");
        } catch (IOException e) {
            throw new IllegalStateException("No folder for the secrets", e);
        }
    }
}
