package afterbell.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ASettingThatCannotBeTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void withoutAFileEverythingHasItsDefault() {
        Settings settings = Settings.from(folder.resolve("none"));

        assertThat(settings.port("kafka.port")).isEqualTo(19092);
        assertThat(settings.port("attendance-service.management-port")).isEqualTo(9082);
        assertThat(settings.number("keycloak.heap-mb")).isEqualTo(384);
    }

    @Test
    void theOffsetMovesEveryPortAndNothingElse() throws IOException {
        Settings settings = Settings.from(file("ports.offset=1000\nkafka.port=20000\n"));

        assertThat(settings.port("kafka.port")).isEqualTo(21000);
        assertThat(settings.port("gateway.port")).isEqualTo(9080);
        assertThat(settings.number("gateway.heap-mb")).isEqualTo(384);
    }

    @Test
    void theFileThatUpOffersChangesNothing() throws IOException {
        Settings settings = Settings.from(file(String.join("\n", Settings.template())));

        assertThat(settings.port("kafka.port")).isEqualTo(19092);
    }

    @Test
    void anUnknownNameIsRefusedWithTheKnownOnes() throws IOException {
        Path file = file("kafka.prot=1\n");

        assertThatThrownBy(() -> Settings.from(file)).isInstanceOf(Refusal.class)
                .hasMessageContaining("kafka.prot")
                .hasMessageContaining("kafka.port");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "-1", "many", "1.5", ""})
    void anImpossiblePortIsRefusedWithWhatIsPossible(String port) throws IOException {
        Path file = file("kafka.port=" + port + "\n");

        assertThatThrownBy(() -> Settings.from(file)).isInstanceOf(Refusal.class).hasMessageContaining("1 to 65535");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("settings.properties"), text);
    }
}
