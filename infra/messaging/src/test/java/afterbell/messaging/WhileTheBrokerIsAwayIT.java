package afterbell.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import afterbell.messaging.example.OwnBroker;
import afterbell.messaging.example.Running;
import afterbell.messaging.example.TestStore;
import afterbell.messaging.example.Wire;
import afterbell.testing.BackedBy;

@BackedBy({})
class WhileTheBrokerIsAwayIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int SOME = 5;

    @Test
    void theServiceStartsAndAcceptsCommandsAndTellsThemInOrderWhenTheBrokerIsBack() {
        try (var broker = new OwnBroker();
                var store = TestStore.start();
                var service = Running.settings(broker.address(), store.uri(), "sch-away").start()) {
            call(service, SOME);
            assertThat(store.waiting("registers")).isEqualTo(1);
            assertThat(service.management("health/liveness").path("status").asString()).isEqualTo("UP");
            var refused = service.managementPost("projections/seen-sch-away");
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.body()).contains("Nothing has changed");

            broker.start();
            awaitToldAndRead(broker, service, SOME);

            broker.kill();
            call(service, SOME);
            assertThat(store.waiting("registers")).isEqualTo(1);
            broker.start();
            awaitToldAndRead(broker, service, 2 * SOME);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(store.waiting("registers")).isZero());
        }
    }

    private static void call(Running service, int times) {
        for (int i = 0; i < times; i++) {
            service.rolls().call("grp");
        }
    }

    private static void awaitToldAndRead(OwnBroker broker, Running service, int calls) {
        List<Integer> all = IntStream.rangeClosed(1, calls).boxed().toList();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(service.seen().of("grp")).isEqualTo(all));
        assertThat(Wire.published(broker.address(), "sch-away", "grp").stream().distinct())
                .containsExactlyElementsOf(all);
    }
}
