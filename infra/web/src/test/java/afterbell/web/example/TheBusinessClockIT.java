package afterbell.web.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** The clock is moved on the management port of a service that was told so, and nowhere else. */
class TheBusinessClockIT {
    private static final String NOWHERE = "http://127.0.0.1:1/realms/afterbell";
    private static final String SEPTEMBER = "{\"now\": \"2021-09-01T16:00:00+08:00\"}";

    @Test
    void aSettableClockIsMovedAndResetOnTheManagementPort() {
        try (var service = ExampleApplication.start(NOWHERE, "--afterbell.clock.settable=true")) {
            var management = management(service);
            var clock = service.getBean(Clock.class);
            assertThat(management.get("/actuator/clock", null).text("offset")).isEqualTo("PT0S");

            assertThat(management.post("/actuator/clock", null, SEPTEMBER).status()).isEqualTo(200);
            assertThat(Duration.between(Instant.parse("2021-09-01T08:00:00Z"), clock.instant()))
                    .isBetween(Duration.ZERO, Duration.ofMinutes(1));
            assertThat(management.get("/actuator/clock", null).text("now")).startsWith("2021-09-01T16:0");
            assertThat(management.post("/actuator/clock", null, "{\"now\": \"noon\"}").status()).isEqualTo(400);

            assertThat(management.post("/actuator/clock", null, "{\"reset\": \"true\"}").status()).isEqualTo(200);
            assertThat(Duration.between(clock.instant(), Instant.now()).abs()).isLessThan(Duration.ofMinutes(1));
            assertThat(Api.of(service).post("/actuator/clock", null, SEPTEMBER).status()).isIn(401, 404);
        }
    }

    @Test
    void everywhereElseThereIsNothingToMove() {
        try (var service = ExampleApplication.start(NOWHERE)) {
            assertThat(management(service).get("/actuator/clock", null).status()).isIn(401, 404);
            assertThat(management(service).post("/actuator/clock", null, SEPTEMBER).status()).isIn(401, 404);
            assertThat(service.getBean(Clock.class)).isEqualTo(Clock.systemUTC());
        }
    }

    private static Api management(ConfigurableApplicationContext service) {
        return new Api(Integer.parseInt(service.getEnvironment().getRequiredProperty("local.management.port")));
    }
}
