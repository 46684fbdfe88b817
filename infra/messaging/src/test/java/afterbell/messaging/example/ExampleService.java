package afterbell.messaging.example;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import afterbell.messaging.outbox.AggregateStores;

/** A service as small as can be: it writes registers with their facts, and reads the same topic into a projection. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class ExampleService {
    @Bean
    Rolls rolls(AggregateStores stores, @Value("${example.school}") String school) {
        return new Rolls(stores, school);
    }

    @Bean
    Seen seen(AggregateStores stores) {
        return new Seen(stores);
    }

    @Bean
    Trouble trouble(@Value("${example.poisonous:nobody}") String poisonous) {
        var trouble = new Trouble();
        trouble.failFor(poisonous, Integer.MAX_VALUE);
        return trouble;
    }

    @Bean
    SeenInbox seenInbox(Seen seen, Trouble trouble, @Value("${example.school}") String school,
            @Value("${example.projection}") String projection, @Value("${example.bulk:false}") boolean bulk) {
        return bulk
                ? new SeenTogetherInbox(seen, trouble, school, projection)
                : new SeenInbox(seen, trouble, school, projection);
    }

    /** A command over HTTP. */
    @RestController
    static class RollController {
        private final Rolls rolls;

        RollController(Rolls rolls) {
            this.rolls = rolls;
        }

        @PostMapping("/rolls")
        String call(@RequestParam String group) {
            return rolls.call(group).id();
        }
    }
}
