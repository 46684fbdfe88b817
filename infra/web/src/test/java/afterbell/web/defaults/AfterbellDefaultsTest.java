package afterbell.web.defaults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.MapPropertySource;
import org.springframework.mock.env.MockEnvironment;

class AfterbellDefaultsTest {

    private final MockEnvironment environment = new MockEnvironment().withProperty("spring.application.name",
            "attendance");

    @Test
    void aServiceHasThemWithoutAsking() {
        new AfterbellDefaults().postProcessEnvironment(environment, new SpringApplication());
        assertThat(environment.getProperty("server.address")).isEqualTo("127.0.0.1");
        assertThat(environment.getProperty("management.server.address")).isEqualTo("127.0.0.1");
        assertThat(environment.getProperty("spring.threads.virtual.enabled")).isEqualTo("true");
        assertThat(environment.getProperty("springdoc.api-docs.path")).isEqualTo("/api/attendance/v1/openapi.json");
    }

    @Test
    void aServicesOwnSettingComesFirst() {
        environment.getPropertySources()
                .addLast(new MapPropertySource("application.yaml",
                        Map.of("server.address", "0.0.0.0", "afterbell.security.issuer",
                                "https://login.city.example")));
        new AfterbellDefaults().postProcessEnvironment(environment, new SpringApplication());
        assertThat(environment.getProperty("server.address")).isEqualTo("0.0.0.0");
        assertThat(environment.getProperty("afterbell.security.issuer")).isEqualTo("https://login.city.example");
    }
}
