package afterbell.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import afterbell.messaging.example.OwnBroker;
import afterbell.messaging.example.Running;
import afterbell.messaging.example.TestStore;
import afterbell.messaging.example.Wire;

/** The events wait on the topic before the service starts, so that it reads them together; poison is left for nobody. */
class WhenSeveralEventsAreTakenTogetherIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static OwnBroker broker;
    private final String school = "sch-" + UUID.randomUUID();
    private TestStore store;
    private Running service;

    @BeforeAll
    static void startBroker() {
        broker = new OwnBroker();
        broker.start();
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @BeforeEach
    void learnThatTheTopicIsThere() {
        store = TestStore.start();
        start();
        Wire.sendCall(broker.address(), school, "first", 1);
        awaitSeen("first", 1);
        service.close();
    }

    @AfterEach
    void stop() {
        service.close();
        store.close();
    }

    private void start() {
        start("nobody");
    }

    private void start(String poisonous) {
        service = Running.settings(broker.address(), store.uri(), school)
                .withOneReader()
                .with("example.bulk", true)
                .with("example.poisonous", poisonous)
                .start();
    }

    @Test
    void allOfThemAreSeen() {
        IntStream.rangeClosed(1, 20)
                .forEach(number -> Wire.sendCall(broker.address(), school, "grp-" + number % 3, number));
        start();
        awaitSeen("grp-0", 3, 6, 9, 12, 15, 18);
        awaitSeen("grp-1", 1, 4, 7, 10, 13, 16, 19);
        awaitSeen("grp-2", 2, 5, 8, 11, 14, 17, 20);
        assertThat(parked()).isEmpty();
    }

    @Test
    void poisonAmongThemIsParkedAloneAndAtOnce() {
        Wire.sendCall(broker.address(), school, "grp", 1);
        Wire.send(broker.address(), school, Map.of(), "poison".getBytes(StandardCharsets.UTF_8));
        Wire.sendCall(broker.address(), school, "grp", 2);
        Wire.sendCall(broker.address(), school, "grp", 3);
        start();
        awaitSeen("grp", 1, 2, 3);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(parked()).hasSize(1));
        assertThat(parked().getFirst().path("cause").asString())
                .isEqualTo("UnreadableEventException: Not a CloudEvent");
    }

    @Test
    void theOneThatFailsIsParkedAfterItsAttemptsAndTheOthersAreTaken() {
        Wire.sendCall(broker.address(), school, "good", 1);
        Wire.sendCall(broker.address(), school, "bad", 1);
        Wire.sendCall(broker.address(), school, "good", 2);
        start("bad");
        awaitSeen("good", 1, 2);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(parked()).hasSize(1));
        assertThat(service.trouble().heardOf("bad")).as("as many attempts as are set").hasSize(3);
        assertThat(parked().getFirst().path("cause").asString())
                .isEqualTo("IllegalStateException: The listener was made to fail");
    }

    private void awaitSeen(String group, Integer... numbers) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(service.seen().of(group)).containsExactly(numbers));
    }

    /** Of this school: the tests before leave their poison on the topic. */
    private List<JsonNode> parked() {
        return service.management("parked")
                .valueStream()
                .filter(record -> record.path("key").asString().equals(school))
                .toList();
    }
}
