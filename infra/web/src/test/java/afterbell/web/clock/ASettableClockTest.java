package afterbell.web.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** A semester is played on a local platform; everywhere else now is now. */
class ASettableClockTest {
    private static final Instant TODAY = Instant.parse("2026-11-25T02:00:00Z");

    private final SettableClock clock = new SettableClock(Clock.fixed(TODAY, ZoneOffset.UTC));
    private final ClockEndpoint endpoint = new ClockEndpoint(clock);
    private final ApplicationContextRunner service = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ClockAutoConfiguration.class));

    @Test
    void goesOnFromWhereItWasSetAndBackToNowWhenReset() {
        assertThat(endpoint.set("2021-09-01T16:00:00+08:00", null).getStatus()).isEqualTo(200);
        assertThat(clock.instant()).isEqualTo("2021-09-01T08:00:00Z");
        assertThat(clock.withZone(ZoneId.of("Asia/Shanghai")).instant()).isEqualTo(clock.instant());
        assertThat(endpoint.show().now()).hasToString("2021-09-01T16:00+08:00");
        assertThat(endpoint.show().offset()).isEqualTo(Duration.between(TODAY, clock.instant()));

        assertThat(endpoint.set(null, true).getStatus()).isEqualTo(200);
        assertThat(clock.instant()).isEqualTo(TODAY);
    }

    @Test
    void refusesWhatIsNoTimeAndChangesNothing() {
        assertThat(endpoint.set("tomorrow", null).getStatus()).isEqualTo(400);
        assertThat(endpoint.set("2021-09-01T16:00:00", null).getStatus()).isEqualTo(400);
        assertThat(endpoint.set("1999-12-31T00:00:00Z", null).getStatus()).isEqualTo(400);
        assertThat(endpoint.set(null, null).getStatus()).isEqualTo(400);
        assertThat(endpoint.set(null, false).getStatus()).isEqualTo(400);
        assertThat(endpoint.set("2021-09-01T16:00:00Z", true).getStatus()).isEqualTo(400);
        assertThat(clock.instant()).isEqualTo(TODAY);
    }

    @Test
    void doesNotExistUnlessItIsAskedFor() {
        service.run(context -> {
            assertThat(context).hasSingleBean(Clock.class).doesNotHaveBean(ClockEndpoint.class);
            assertThat(context.getBean(Clock.class)).isEqualTo(Clock.systemUTC());
        });
        service.withPropertyValues("afterbell.clock.settable=true")
                .run(context -> assertThat(context).hasSingleBean(Clock.class).hasSingleBean(SettableClock.class));
    }
}
