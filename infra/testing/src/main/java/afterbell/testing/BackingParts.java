package afterbell.testing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** The addresses of the parts of this JVM; asking starts the part. */
public final class BackingParts {
    /** The master key of all tests' personal data: 32 bytes in base64, no secret. */
    public static final String MASTER_KEY = "YWZ0ZXJiZWxsOiBhIG1hc3RlciBrZXkgb2YgdGVzdHM=";

    private static final Parts PARTS = ContainerParts.areAskedFor() ? new ContainerParts() : new ProcessParts();
    private static @Nullable String kafka;
    private static @Nullable IdentityServer keycloak;
    private static @Nullable String store;

    private BackingParts() {}

    /** The broker's address for clients. */
    public static synchronized String kafkaBootstrap() {
        String running = kafka;
        if (running == null) {
            running = PARTS.startKafka();
            kafka = running;
        }
        return running;
    }

    /** The store's address with the database that the Spring tests of this JVM share. */
    public static String storeUri() {
        return store().formatted("afterbell_test");
    }

    /** The store's address with a database that nobody else uses. */
    public static String freshDatabase() {
        return store().formatted("test_" + UUID.randomUUID().toString().replace("-", ""));
    }

    private static synchronized String store() {
        String running = store;
        if (running == null) {
            running = PARTS.startStore();
            store = running;
        }
        return running;
    }

    /** What tokens name as their issuer. */
    public static String issuer() {
        return keycloak().issuer();
    }

    static synchronized IdentityServer keycloak() {
        IdentityServer running = keycloak;
        if (running == null) {
            running = PARTS.startKeycloak();
            keycloak = running;
        }
        return running;
    }

    /** Starts the parts and says which properties lead to them, and to the tests' master key. */
    static Map<String, Object> start(BackingPart... parts) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("AFTERBELL_MASTER_KEY", MASTER_KEY);
        for (BackingPart part : parts) {
            switch (part) {
                case KAFKA -> properties.put("KAFKA_BOOTSTRAP", kafkaBootstrap());
                case STORE -> properties.put("MONGODB_URI", storeUri());
                case KEYCLOAK -> properties.put("OIDC_ISSUER", issuer());
            }
        }
        return properties;
    }
}
