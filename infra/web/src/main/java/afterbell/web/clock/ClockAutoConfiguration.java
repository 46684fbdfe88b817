package afterbell.web.clock;

import java.time.Clock;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The business clock: what a service means by now when it refuses days to come. Technical time (outbox, idempotency,
 * tokens, audit) is the system's and asks no bean.
 */
@AutoConfiguration
public final class ClockAutoConfiguration {

    /** On a local platform that plays a semester; nowhere else does anything of it exist. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBooleanProperty("afterbell.clock.settable")
    static class Settable {

        @Bean
        SettableClock clock() {
            return new SettableClock(Clock.systemUTC());
        }

        @Bean
        ClockEndpoint clockEndpoint(SettableClock clock) {
            return new ClockEndpoint(clock);
        }
    }

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }
}
