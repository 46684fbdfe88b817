package afterbell.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import afterbell.messaging.example.Running;
import afterbell.messaging.example.TestStore;
import afterbell.messaging.example.Wire;
import afterbell.testing.BackedBy;
import afterbell.testing.BackingPart;
import afterbell.testing.BackingParts;

@BackedBy(BackingPart.KAFKA)
class WhileTheStoreIsAwayIT {
    private static final int ATTEMPTS_OF_A_RECORD_AT_FAULT = 3;
    private final String school = "sch-" + UUID.randomUUID();

    @Test
    void recordsAreTriedInOrderWithoutEndAndNoneIsParked() {
        String broker = BackingParts.kafkaBootstrap();
        try (var store = TestStore.start();
                var service = Running.settings(broker, store.uri(), school).start()) {
            Wire.sendCall(broker, school, "grp", 1);
            await().atMost(Duration.ofSeconds(30)).until(() -> service.seen().of("grp").size() == 1);
            store.goAway();
            IntStream.rangeClosed(2, 4).forEach(number -> Wire.sendCall(broker, school, "grp", number));
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> service.trouble().heardOf("grp").size() > 1 + 2 * ATTEMPTS_OF_A_RECORD_AT_FAULT);
            assertThat(service.trouble().heardOf("grp")).extracting(heard -> heard.event().sequence())
                    .as("the second fact holds up the later ones")
                    .doesNotContain(3L, 4L);

            store.comeBack();
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(service.seen().of("grp")).containsExactly(1, 2, 3, 4));
            assertThat(service.management("parked")).isEmpty();
        }
    }
}
