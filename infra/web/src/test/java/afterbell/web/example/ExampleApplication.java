package afterbell.web.example;

import java.util.stream.Stream;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** A service with nothing of its own, to test what it is given. */
@SpringBootApplication
public class ExampleApplication {

    /** One that believes this issuer, on ports of its own. */
    static ConfigurableApplicationContext start(String issuer, String... settings) {
        var application = new SpringApplication(ExampleApplication.class);
        application.addInitializers(new Store());
        return application.run(Stream.concat(Stream.of("--OIDC_ISSUER=" + issuer, "--server.port=0",
                "--management.server.port=0"), Stream.of(settings)).toArray(String[]::new));
    }
}
