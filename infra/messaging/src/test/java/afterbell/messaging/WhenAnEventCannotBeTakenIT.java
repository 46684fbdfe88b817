package afterbell.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import afterbell.messaging.example.Running;
import afterbell.messaging.example.TestStore;
import afterbell.messaging.example.Wire;
import afterbell.testing.BackedBy;
import afterbell.testing.BackingPart;
import afterbell.testing.BackingParts;

@BackedBy(BackingPart.KAFKA)
class WhenAnEventCannotBeTakenIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static String broker;
    private static String school;
    private static String projection;
    private static TestStore store;
    private static Running service;
    private String group;

    @BeforeAll
    static void start() {
        broker = BackingParts.kafkaBootstrap();
        school = "sch-" + UUID.randomUUID();
        projection = "seen-" + school;
        store = TestStore.start();
        service = Running.settings(broker, store.uri(), school).withOneReader().start();
    }

    @AfterAll
    static void stop() {
        service.close();
        store.close();
    }

    @BeforeEach
    void takeAGroupThatNobodyElseUses() {
        group = "grp-" + UUID.randomUUID();
    }

    @AfterEach
    void leaveNothingParked() {
        await().atMost(PATIENCE).until(() -> {
            service.managementPost("parked/" + projection);
            return parked().isEmpty();
        });
    }

    @Test
    void deliveredTwiceItCountsOnce() {
        Wire.sendCall(broker, school, group, 1);
        Wire.sendCall(broker, school, group, 1);
        Wire.sendCall(broker, school, group, 2);
        awaitSeen(1, 2);
        assertThat(service.trouble().heardOf(group)).hasSize(3);
    }

    @Test
    void outOfOrderTheProjectionEndsTheSame() {
        Wire.sendCall(broker, school, group, 3);
        Wire.sendCall(broker, school, group, 1);
        Wire.sendCall(broker, school, group, 2);
        awaitSeen(1, 2, 3);
    }

    @Test
    void aListenerThatFailsAndRecoversTakesItInOrder() {
        service.trouble().failFor(group, 2);
        Wire.sendCall(broker, school, group, 1);
        Wire.sendCall(broker, school, group, 2);
        awaitSeen(1, 2);
        assertThat(service.trouble().heardOf(group)).extracting(heard -> heard.event().sequence())
                .containsExactly(1L, 1L, 1L, 2L);
        assertThat(parked()).isEmpty();
    }

    @Test
    void aRecordThatIsNoCloudEventIsParkedAtOnceAndTheNextOneIsRead() {
        Wire.send(broker, school, java.util.Map.of(), "poison".getBytes(StandardCharsets.UTF_8));
        Wire.sendCall(broker, school, group, 1);
        awaitSeen(1);
        awaitParked(1);
        assertThat(parked().getFirst().path("cause").asString()).contains("Not a CloudEvent");
        takeOutByHand();
    }

    @Test
    void anUnknownVersionIsParkedWithItsHeadersAndAReadableCause() {
        var headers = Wire.headers(group, 1);
        headers.put("ce_type", "afterbell.attendance.roll-called.v2");
        Wire.send(broker, school, headers, "{}".getBytes(StandardCharsets.UTF_8));
        awaitParked(1);
        var listed = parked().getFirst();
        assertThat(listed.path("cause").asString())
                .isEqualTo("UnreadableEventException: Version not known: afterbell.attendance.roll-called.v2");
        assertThat(listed.path("topic").asString()).isEqualTo(Wire.TOPIC);
        assertThat(listed.path("id").asString()).isEqualTo(headers.get("ce_id"));
        var record = Wire.read(broker, parkingTopic(), school).getLast();
        headers.forEach((name, value) -> assertThat(Wire.header(record, name)).isEqualTo(value));
        assertThat(record.headers()).noneMatch(header -> header.key().contains("stacktrace"));
        assertThat(service.trouble().heardOf(group)).isEmpty();
        takeOutByHand();
    }

    @Test
    void aFactThatNobodyHereKnowsIsPassedOver() {
        var headers = Wire.headers(group, 1);
        headers.put("ce_type", "afterbell.attendance.pupil-invented.v1");
        Wire.send(broker, school, headers, "{}".getBytes(StandardCharsets.UTF_8));
        Wire.sendCall(broker, school, group, 2);
        awaitSeen(2);
        assertThat(parked()).isEmpty();
        assertThat(service.prometheus())
                .containsPattern("afterbell_events_consumed_total\\{.*outcome=\"ignored\".*} [1-9]");
    }

    @Test
    void aRecordAtFaultIsParkedAfterItsAttemptsAndReplayedOnceItsListenerIsMended() {
        service.trouble().failOn(group, 1);
        Wire.sendCall(broker, school, group, 1);
        Wire.sendCall(broker, school, group, 2);
        awaitSeen(2);
        awaitParked(1);
        assertThat(service.trouble().heardOf(group)).extracting(heard -> heard.event().sequence())
                .as("as many attempts as are set")
                .containsExactly(1L, 1L, 1L, 2L);
        assertThat(parked().getFirst().path("cause").asString())
                .isEqualTo("IllegalStateException: The listener was made to fail");

        service.trouble().mend(group);
        var answer = service.managementPost("parked/" + projection);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"replayed\":1").contains("\"parkedAgain\":0");
        awaitSeen(1, 2);
        assertThat(parked()).isEmpty();
    }

    @Test
    void whatFailsAgainIsParkedAgainBehindTheOthers() {
        service.trouble().failOn(group, 1);
        Wire.sendCall(broker, school, group, 1);
        awaitParked(1);
        for (int replay = 1; replay <= 2; replay++) {
            assertThat(service.managementPost("parked/" + projection).body()).contains("\"parkedAgain\":1");
            assertThat(parked()).hasSize(1);
            assertThat(parked().getFirst().path("replays").asInt()).isEqualTo(replay);
        }
        service.trouble().mend(group);
        service.managementPost("parked/" + projection);
        awaitSeen(1);
    }

    @Test
    void aProjectionThatDoesNotExistIsNotReplayed() {
        assertThat(service.managementPost("parked/nothing").statusCode()).isEqualTo(404);
    }

    private void awaitSeen(Integer... numbers) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(service.seen().of(group)).containsExactly(numbers));
    }

    private static void awaitParked(int number) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(parked()).hasSize(number));
    }

    private static List<JsonNode> parked() {
        return service.management("parked").valueStream().toList();
    }

    private static String parkingTopic() {
        return Wire.TOPIC + ".attendance." + projection + ".dlt";
    }

    /** What no listener will ever take is thrown away by deleting the records of the topic. */
    private static void takeOutByHand() {
        Wire.empty(broker, parkingTopic());
    }
}
