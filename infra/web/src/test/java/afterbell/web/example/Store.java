package afterbell.web.example;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

import afterbell.embeddedmongo.EmbeddedMongo;
import afterbell.embeddedmongo.EmbeddedMongoConfig;

/** One real store for all contexts of this test run. */
final class Store implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final EmbeddedMongo MONGO = start();

    private static EmbeddedMongo start() {
        try {
            return EmbeddedMongo.start(EmbeddedMongoConfig.forTests(Files.createTempDirectory("web-store")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getEnvironment()
                .getPropertySources()
                .addFirst(
                        new MapPropertySource("store", Map.of("spring.mongodb.uri", MONGO.uri() + "/example")));
    }
}
