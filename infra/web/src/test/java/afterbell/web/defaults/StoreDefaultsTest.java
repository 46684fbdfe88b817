package afterbell.web.defaults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.client.internal.MongoClientImpl;
import org.bson.UuidRepresentation;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** design.md: writes are acknowledged only when durable; every wait and every pool is bounded. */
class StoreDefaultsTest {

    private static final String URI = "spring.mongodb.uri=mongodb://127.0.0.1:1/example";

    @Test
    void writesAreDurableAndWaitsBounded() {
        settings(settings -> {
            assertThat(settings.getWriteConcern()).isEqualTo(WriteConcern.MAJORITY.withJournal(true));
            assertThat(settings.getClusterSettings().getServerSelectionTimeout(TimeUnit.SECONDS)).isEqualTo(5);
            assertThat(settings.getSocketSettings().getReadTimeout(TimeUnit.SECONDS)).isEqualTo(15);
            assertThat(settings.getConnectionPoolSettings().getMaxSize()).isEqualTo(64);
            assertThat(settings.getConnectionPoolSettings().getMaxWaitTime(TimeUnit.SECONDS)).isEqualTo(3);
            assertThat(settings.getUuidRepresentation()).isEqualTo(UuidRepresentation.STANDARD);
        }, URI, "spring.mongodb.representation.uuid=standard");
    }

    @Test
    void whatTheConnectionStringNamesComesFirst() {
        settings(settings -> {
            assertThat(settings.getConnectionPoolSettings().getMaxSize()).isEqualTo(200);
            assertThat(settings.getSocketSettings().getReadTimeout(TimeUnit.SECONDS)).isEqualTo(60);
            assertThat(settings.getConnectionPoolSettings().getMaxConnecting()).isEqualTo(8);
        }, URI + "?maxPoolSize=200&socketTimeoutMS=60000");
    }

    private static void settings(Consumer<MongoClientSettings> check, String... properties) {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(MongoAutoConfiguration.class,
                        StoreDefaultsAutoConfiguration.class))
                .withPropertyValues(properties)
                .run(context -> check.accept(context.getBean(MongoClientImpl.class).getSettings()));
    }
}
