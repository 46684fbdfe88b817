package afterbell.local.part;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import afterbell.local.process.Launch.Listener;

class TheOfficesTest {
    private final OfficesStandIn offices = new OfficesStandIn(Path.of("/data"), Path.of("/log"), 8090, "one-key",
            "another-key");

    /** A process's arguments are there for everybody on the machine to read. */
    @Test
    void areGivenTheirKeysWhereNobodyElseReadsThem() {
        var launch = offices.launch("jars/*");

        assertThat(launch.environment().values()).containsExactlyInAnyOrder("one-key", "another-key");
        assertThat(launch.command()).doesNotContain("one-key", "another-key");
    }

    @Test
    void areSmallAndListenWhereTheServicesLookForThem() {
        var launch = offices.launch("jars/*");

        assertThat(launch.command()).contains("-Xmx64m", "jars/*", "8090");
        assertThat(launch.listeners()).containsExactly(new Listener(8090, "offices.port"));
        assertThat(offices.url()).isEqualTo("http://127.0.0.1:8090");
        assertThat(launch.health()).hasToString("http://127.0.0.1:8090/health");
    }
}
