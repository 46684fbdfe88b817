package afterbell.local.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import afterbell.local.process.Launch;
import afterbell.local.process.PartProcess;

/** With real, small processes. */
class TheWatcherTest {
    @TempDir
    private Path folder = Path.of("");
    private RunFolder run = new RunFolder(Path.of(""));

    @BeforeEach
    void aRunFolder() {
        run = new RunFolder(folder.resolve("run"));
    }

    @AfterEach
    void killWhatIsLeft() {
        run.all().forEach(it -> it.process().kill());
    }

    @Test
    void startsAPartThatWasKilledOnceItsPauseIsOver() {
        PartProcess first = started("sleep 100");
        first.kill();

        round(Duration.ZERO);
        assertThat(state().nextTry()).isNotNull();
        round(Duration.ofMillis(500));
        assertThat(state().process()).isEqualTo(first);
        round(Duration.ofSeconds(2));

        assertThat(state().process().isAlive()).isTrue();
        assertThat(state().process().pid()).isNotEqualTo(first.pid());
        assertThat(state().restarts()).isEqualTo(1);
    }

    @Test
    void leavesALivingPartAlone() {
        PartProcess first = started("sleep 100");

        round(Duration.ofMinutes(5));

        assertThat(state().process()).isEqualTo(first);
        assertThat(state().restarts()).isZero();
    }

    @Test
    void leavesAPartAloneThatAPersonHasStopped() {
        started("sleep 100").kill();
        run.forget("part");

        round(Duration.ofMinutes(1));

        assertThat(run.all()).isEmpty();
    }

    @Test
    void givesUpOnAPartThatDiesAgainAndAgain() {
        started("exit 1");
        for (int round = 0; round < 100 && !state().gaveUp(); round++) {
            await().until(() -> !state().process().isAlive());
            roundAt(Objects.requireNonNullElseGet(state().nextTry(), Instant::now));
        }

        assertThat(state().gaveUp()).isTrue();
        assertThat(state().restarts()).isEqualTo(BackOff.ATTEMPTS);
        round(Duration.ofMinutes(10));
        assertThat(state().restarts()).isEqualTo(BackOff.ATTEMPTS);
    }

    @Test
    void whatItRemembersOnlyItsOwnerCanRead() throws Exception {
        started("sleep 100");

        assertThat(Files.getPosixFilePermissions(run.folder())).hasSize(3);
        assertThat(state().launch()).isEqualTo(launch("sleep 100"));
    }

    private void round(Duration later) {
        roundAt(Instant.now().plus(later));
    }

    private void roundAt(Instant time) {
        new Watcher(run, Clock.fixed(time, ZoneOffset.UTC)).look();
    }

    private RunState state() {
        return run.of("part").orElseThrow();
    }

    private PartProcess started(String script) {
        PartProcess process = PartProcess.start(launch(script));
        run.save(RunState.started(launch(script), process));
        return process;
    }

    private Launch launch(String script) {
        return new Launch("part", List.of("sh", "-c", script), Map.of("SECRET", "x"), folder,
                folder.resolve("part.log"),
                List.of(new Launch.Listener(1, "part.port")), null, 5, 5);
    }
}
