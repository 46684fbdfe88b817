package afterbell.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import afterbell.messaging.example.Running;
import afterbell.messaging.example.Running.Settings;
import afterbell.messaging.example.TestStore;
import afterbell.messaging.example.Wire;
import afterbell.testing.BackedBy;
import afterbell.testing.BackingPart;
import afterbell.testing.BackingParts;

@BackedBy(BackingPart.KAFKA)
class RebuildingIT {
    private static final Duration PATIENCE = Duration.ofSeconds(45);
    private static final String STALE = "left by an old mistake";
    private final String school = "sch-" + UUID.randomUUID();
    private final String projection = "seen-" + school;
    private final String broker = BackingParts.kafkaBootstrap();
    private TestStore store;
    private Settings settings;
    private Running service;

    @BeforeEach
    void buildAProjectionWithAMistakeInIt() {
        store = TestStore.start();
        settings = Running.settings(broker, store.uri(), school);
        service = settings.start();
        IntStream.rangeClosed(1, 5).forEach(number -> Wire.sendCall(broker, school, "grp", number));
        awaitWhole(service);
        service.seen().add(STALE, 1);
    }

    @AfterEach
    void stop() {
        service.close();
        store.close();
    }

    @Test
    void readsFromTheFirstFactOnAndEndsTheSame() {
        int before = service.trouble().heardOf("grp").size();
        var answer = service.managementPost("projections/" + projection);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"projection\":\"" + projection + "\"");
        awaitRebuilt(service);
        assertThat(service.trouble().heardOf("grp")).hasSize(before + 5);
        await().atMost(PATIENCE).untilAsserted(() -> {
            var progress = service.management("projections").get(0);
            assertThat(progress.path("published").asLong()).isGreaterThanOrEqualTo(5);
            assertThat(progress.path("read").asLong()).isEqualTo(progress.path("published").asLong());
        });
    }

    @Test
    void isRefusedAndChangesNothingWhileAnotherInstanceReads() {
        try (var other = settings.start()) {
            await().atMost(PATIENCE).until(() -> other.prometheus().contains("records_lag_max"));
            await().atMost(PATIENCE).untilAsserted(() -> {
                var answer = service.managementPost("projections/" + projection);
                assertThat(answer.statusCode()).isEqualTo(409);
                assertThat(answer.body()).contains("stop the other instances");
            });
            assertThat(service.seen().of(STALE)).containsExactly(1);
            Wire.sendCall(broker, school, "grp", 6);
            await().atMost(PATIENCE).until(() -> service.seen().of("grp").contains(6));
        }
    }

    @Test
    void thatFailsHalfWayIsFinishedByItself() {
        service.trouble().failClearing(true);
        assertThat(service.managementPost("projections/" + projection).statusCode()).isEqualTo(500);
        assertThat(service.seen().of(STALE)).containsExactly(1);
        service.trouble().failClearing(false);
        awaitRebuilt(service);
    }

    @Test
    void thatDiesHalfWayIsFinishedByTheNextStart() {
        service.trouble().failClearing(true);
        service.managementPost("projections/" + projection);
        service.close();
        service = settings.start();
        awaitRebuilt(service);
    }

    @Test
    void ofAProjectionThatDoesNotExistIsRefused() {
        assertThat(service.managementPost("projections/nothing").statusCode()).isEqualTo(404);
    }

    private static void awaitRebuilt(Running service) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(service.seen().of(STALE)).isEmpty());
        awaitWhole(service);
    }

    private static void awaitWhole(Running service) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(service.seen().of("grp")).containsExactly(1, 2, 3, 4, 5));
    }
}
