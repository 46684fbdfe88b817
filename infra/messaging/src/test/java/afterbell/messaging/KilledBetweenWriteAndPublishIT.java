package afterbell.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import afterbell.messaging.example.Running;
import afterbell.messaging.example.TestStore;
import afterbell.messaging.example.Wire;
import afterbell.messaging.example.WriterProcess;
import afterbell.testing.BackedBy;
import afterbell.testing.BackingPart;
import afterbell.testing.BackingParts;

@BackedBy(BackingPart.KAFKA)
class KilledBetweenWriteAndPublishIT {
    private static final int ACKNOWLEDGED_BEFORE_THE_KILL = 40;
    private final String school = "sch-" + UUID.randomUUID();
    private final String broker = BackingParts.kafkaBootstrap();

    @Test
    void whatTheDeadWriterHadStoredIsPublishedByAnotherInstanceInOrder() throws IOException, InterruptedException {
        try (var store = TestStore.start()) {
            int acknowledged = writeUntilKilled(store);
            assertThat(store.waiting("registers")).as("the kill came between write and publish").isPositive();
            try (var survivor = Running.settings(broker, store.uri(), school).start()) {
                await().atMost(Duration.ofSeconds(45))
                        .untilAsserted(() -> assertThat(store.waiting("registers")).isZero());
                for (int writer = 0; writer < WriterProcess.WRITERS; writer++) {
                    isWhole(survivor, WriterProcess.groupOf(writer));
                }
                assertThat(calls(survivor)).isGreaterThanOrEqualTo(acknowledged);
            }
        }
    }

    private int writeUntilKilled(TestStore store) throws IOException, InterruptedException {
        Process writer = new ProcessBuilder(List.of(ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx256m", "-cp", System.getProperty("java.class.path"), WriterProcess.class.getName(), broker,
                store.uri(), school)).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        var lines = new ArrayList<String>();
        try (var told = new BufferedReader(new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = told.readLine(); line != null; line = told.readLine()) {
                if (line.startsWith(WriterProcess.ACKNOWLEDGED)) {
                    lines.add(line);
                    if (lines.size() == ACKNOWLEDGED_BEFORE_THE_KILL) {
                        writer.toHandle().destroyForcibly();
                    }
                }
            }
        }
        assertThat(writer.waitFor()).as("killed, not ended").isEqualTo(128 + 9);
        return lines.size();
    }

    private void isWhole(Running survivor, String group) {
        int calls = survivor.rolls().load(group).state().calls();
        List<Integer> all = IntStream.rangeClosed(1, calls).boxed().toList();
        assertThat(Wire.published(broker, school, group).stream().distinct()).containsExactlyElementsOf(all);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(survivor.seen().of(group)).isEqualTo(all));
    }

    private static int calls(Running survivor) {
        return IntStream.range(0, WriterProcess.WRITERS)
                .map(writer -> survivor.rolls().load(WriterProcess.groupOf(writer)).state().calls())
                .sum();
    }
}
