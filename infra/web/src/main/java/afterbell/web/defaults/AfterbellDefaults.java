package afterbell.web.defaults;

import java.io.IOException;
import java.io.UncheckedIOException;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.ClassPathResource;

/**
 * Puts {@code afterbell-defaults.yaml} below every other source of settings. An import from {@code application.yaml}
 * would stand above the file that imports it, so that a service could not override what it imports.
 */
public final class AfterbellDefaults implements EnvironmentPostProcessor {

    private static final String FILE = "afterbell-defaults.yaml";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        var resource = new ClassPathResource(FILE, AfterbellDefaults.class.getClassLoader());
        try {
            new YamlPropertySourceLoader().load(FILE, resource)
                    .forEach(environment.getPropertySources()::addLast);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
