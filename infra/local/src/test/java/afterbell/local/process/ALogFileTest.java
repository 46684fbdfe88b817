package afterbell.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ALogFileTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void isCutWhileItsWriterGoesOnAndTheOldContentIsKeptBeside() throws IOException {
        Path log = folder.resolve("part.log");
        try (OutputStream writer = Files.newOutputStream(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            writer.write("old old old\n".getBytes());
            LogFile.keepBelow(log, 5);
            writer.write("new\n".getBytes());
        }

        assertThat(log).content().isEqualTo("new\n");
        assertThat(folder.resolve("part.log.1")).content().isEqualTo("old old old\n");
    }

    @Test
    void belowItsLimitIsLeftAlone() throws IOException {
        Path log = Files.writeString(folder.resolve("part.log"), "short\n");
        LogFile.keepBelow(log, 6);

        assertThat(log).content().isEqualTo("short\n");
        assertThat(folder.resolve("part.log.1")).doesNotExist();
    }

    @Test
    void showsOnlyLevelAndMessageOfAStructuredLine() throws IOException {
        Path log = Files.writeString(folder.resolve("part.log"), """
            plain
            {"@timestamp":"x","log":{"level":"ERROR","logger":"a.B"},"message":"Port \\"1\\" taken\\nStop it","tags":[]}
            """);

        assertThat(LogFile.lastWords(log, 10)).containsExactly("plain", "ERROR Port \"1\" taken\n    Stop it");
        assertThat(LogFile.lastLines(log, 1)).hasSize(1);
    }

    @Test
    void showsTheBeginningOfAMessageHoweverLongItIs() throws IOException {
        String stack = "at a.B\\n\\t".repeat(5_000);
        Path log = Files.writeString(folder.resolve("part.log"),
                "{\"log\":{\"level\":\"ERROR\"},\"message\":\"Refused " + stack + "\"}\n");

        assertThat(LogFile.lastWords(log, 1).getFirst()).startsWith("ERROR Refused at a.B").endsWith("…");
    }
}
