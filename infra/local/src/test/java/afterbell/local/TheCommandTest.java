package afterbell.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import afterbell.local.part.BuiltTree;

/** The shell command in a small project of its own, where Maven and Java only say that they were called. */
class TheCommandTest {
    @TempDir
    private Path root = Path.of("");

    private record Outcome(int exitCode, String output) {}

    @BeforeEach
    void aSmallProject() throws Exception {
        Files.copy(BuiltTree.find().root().resolve("afterbell"), root.resolve("afterbell"));
        write("pom.xml", "<module>infra/local</module>\n<module>gateway</module>\n");
        write("infra/local/src/main/java/A.java", "");
        write("gateway/src/main/java/B.java", "");
        program("jdk/bin/java", "echo JAVA $*");
        program("jdk/bin/javac", "");
        write("jdk/release", "JAVA_VERSION=\"25.0.1\"\n");
        program("bin/mvn", "echo '[INFO] Building Afterbell gateway 0.1.0-SNAPSHOT [2/2]'; mkdir -p"
                + " infra/local/target/lib gateway/target; touch infra/local/target/local-1.jar gateway/target/g-1.jar");
    }

    @Test
    void buildsWhatIsNotBuiltAndThenNothingMore() throws Exception {
        Outcome first = run("up");
        assertThat(first.output()).contains("not built yet", "[2/2] Afterbell gateway", "JAVA",
                "afterbell.local.Main up");
        assertThat(first.exitCode()).isZero();

        assertThat(run("up").output()).doesNotContain("build");
    }

    @Test
    void buildsAgainWhenASourceIsNewerOrGone() throws Exception {
        run("up");
        later("gateway/src/main/java/B.java");
        assertThat(run("up").output()).contains("gateway/src/main/java/B.java changed");

        Files.setLastModifiedTime(root.resolve("gateway/src/main/java/B.java"), FileTime.from(Instant.EPOCH));
        run("up");
        Files.delete(root.resolve("gateway/src/main/java/B.java"));
        later("gateway/src/main/java");
        assertThat(run("up").output()).contains("gateway/src/main/java changed");
    }

    @Test
    void buildsAgainWhenAJarIsMissing() throws Exception {
        run("up");
        Files.delete(root.resolve("gateway/target/g-1.jar"));

        assertThat(run("up").output()).contains("gateway has no jar");
    }

    @Test
    void looksAtTheStatusWithoutBuildingWhatHasChanged() throws Exception {
        run("up");
        later("gateway/src/main/java/B.java");

        assertThat(run("status").output()).doesNotContain("build").contains("Main status");
    }

    @Test
    void saysWhyABuildFailedAndStartsNothing() throws Exception {
        program("bin/mvn", "echo '[ERROR] B.java: cannot find symbol'; exit 1");

        Outcome failed = run("up");

        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.output()).contains("cannot find symbol", "build.log").doesNotContain("JAVA");
    }

    @Test
    void saysWhatToDoWithoutAJdk() throws Exception {
        write("jdk/release", "JAVA_VERSION=\"17.0.15\"\n");
        Files.writeString(root.resolve("afterbell"), Files.readString(root.resolve("afterbell"))
                .replace("least=25", "least=2500"));

        Outcome refused = run("up");

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.output()).contains("no JDK", "JAVA_HOME").doesNotContain("JAVA -");
    }

    private Outcome run(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("sh", root.resolve("afterbell").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(root.toFile()).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of("JAVA_HOME", root.resolve("jdk").toString(), "PATH",
                        root.resolve("bin") + ":" + System.getenv("PATH")));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), output);
    }

    private void later(String path) throws IOException {
        Files.setLastModifiedTime(root.resolve(path), FileTime.from(Instant.now().plusSeconds(5)));
    }

    private void program(String path, String script) throws IOException {
        Files.setPosixFilePermissions(write(path, "#!/bin/sh\n" + script + "\n"),
                PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Path write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.resolveSibling("."));
        return Files.writeString(file, text);
    }
}
