package afterbell.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AProcessTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void anIdThatNowBelongsToAnotherProgramIsNotAlive() {
        PartProcess mine = PartProcess.start(launch("sleep 100"));
        PartProcess stale = new PartProcess(mine.pid(), mine.started().minusSeconds(3600));

        assertThat(stale.isAlive()).isFalse();
        assertThat(stale.stop(Duration.ofSeconds(1))).isTrue();
        assertThat(mine.isAlive()).isTrue();
        mine.kill();
        assertThat(mine.isAlive()).isFalse();
    }

    @Test
    void stopsByItselfWhenAskedAndIsKilledWhenDeaf() {
        PartProcess polite = PartProcess.start(launch("exec sleep 100"));
        PartProcess deaf = PartProcess.start(launch("trap '' TERM; echo deaf; while true; do sleep 0.1; done"));
        Awaitility.await().until(() -> Files.readString(folder.resolve("part.log")).contains("deaf"));

        assertThat(polite.stop(Duration.ofSeconds(5))).isTrue();
        assertThat(deaf.stop(Duration.ofMillis(300))).isFalse();
        assertThat(deaf.isAlive()).isFalse();
    }

    @Test
    void survivesTheEndOfTheSessionThatStartedIt() {
        PartProcess part = PartProcess.start(launch("exec sleep 100"));

        Awaitility.await().untilAsserted(() -> {
            String stat = Files.readString(Path.of("/proc/" + part.pid() + "/stat"));
            String session = stat.substring(stat.lastIndexOf(')') + 2).split(" ")[3];
            assertThat(session).isEqualTo(String.valueOf(part.pid()));
        });
        part.kill();
    }

    @Test
    void aPartThatDiesWhileStartingIsReportedWithItsLastWordsAndItsLog() {
        Launch launch = launch("echo no room on the disk; exit 3");
        PartProcess process = PartProcess.start(launch);

        assertThatThrownBy(() -> new Health().await(launch, process)).isInstanceOf(PartFailed.class)
                .hasMessageContaining("no room on the disk")
                .hasMessageContaining(launch.log().toString());
    }

    @Test
    void tellsItsMemory() {
        PartProcess part = PartProcess.start(launch("exec sleep 100"));
        assertThat(part.residentBytes()).isPositive();
        part.kill();
        assertThat(part.residentBytes()).isZero();
    }

    private Launch launch(String script) {
        return new Launch("part", List.of("sh", "-c", script), Map.of(), folder, folder.resolve("part.log"),
                List.of(new Launch.Listener(1, "part.port")), null, 5, 5);
    }
}
