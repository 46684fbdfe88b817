package afterbell.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TheComposeFileAsDockerReadsItTest {

    @TempDir
    Path folder;

    @Test
    void isValid() throws Exception {
        assumeTrue(Command.run(List.of("docker", "compose", "version")).code() == 0,
                "skipped: `docker compose` is not installed here, so only the tests beside this one have read the file");
        var secrets = folder.resolve("secrets.env").toString();
        var made = Command.run(List.of("bash", Repository.DEPLOY.resolve("make-secrets").toString(), secrets));
        assertThat(made.code()).as(made.output()).isZero();

        var read = Command.run(List.of("docker", "compose", "--env-file", secrets, "-f",
                Repository.DEPLOY.resolve("compose.yaml").toString(), "config", "--quiet"));

        assertThat(read.code()).as(read.output()).isZero();
    }
}
